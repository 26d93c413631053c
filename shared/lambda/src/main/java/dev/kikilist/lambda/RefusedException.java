package dev.kikilist.lambda;

/**
 * A request cannot even be put to a use case: its body, a parameter or a header is unusable. {@link HttpHandler} answers
 * it with the problem it carries.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RefusedException(Problem problem) {
        super(problem.type().uri(), null, false, false);
        this.problem = problem;
    }

    /** Returns the problem to answer. */
    public Problem problem() {
        return problem;
    }
}
