package dev.kikilist.testkit;

import dev.kikilist.idempotency.AnswerStore;

class InMemoryAnswerStoreTest extends AnswerStoreContract {
    @Override
    protected AnswerStore make() {
        return new InMemoryAnswerStore(new InMemoryTable());
    }
}
