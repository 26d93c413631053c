"""What the deployed template becomes on MiniStack: the template itself with the few changes that this engine needs."""

import json
import shutil
import zipfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ROOT / "deployment/runtime/bootstrap"


class _Loader(yaml.SafeLoader):
    """Reads the short forms of CloudFormation's functions (!Ref, !Sub and their like) as their long ones."""

    yaml_implicit_resolvers = {
        letter: [resolver for resolver in resolvers if resolver[0] != "tag:yaml.org,2002:timestamp"]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _function(loader, name, node):
    if isinstance(node, yaml.ScalarNode):
        argument = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        argument = loader.construct_sequence(node, deep=True)
    else:
        argument = loader.construct_mapping(node, deep=True)
    if name == "GetAtt" and isinstance(argument, str):
        argument = argument.split(".", 1)
    return {name if name in ("Ref", "Condition") else f"Fn::{name}": argument}


_Loader.add_multi_constructor("!", _function)


def read(path: Path) -> dict:
    """Returns a template as plain data."""
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)


def for_ministack(template: dict, directory: Path) -> dict:
    """Changes a template in place, and puts the zips that it names into directory.

    1. Java functions run as a custom runtime, since MiniStack starts Java only in Docker: the runtime is named
       provided.al2023, and each zip is the built one with a bootstrap added, which starts Lambda's own loop for Java.
    2. The issuer of tokens may be reached without TLS, since it listens on this machine alone.
    3. Routes, integrations and the authorizer stand as resources beside the API: SAM writes them into the API's Body, which
       MiniStack's CloudFormation does not read for HTTP APIs.

    Nothing else is changed.
    """
    template["Globals"]["Function"]["Runtime"] = "provided.al2023"
    for name, properties in _of_type(template, "AWS::Serverless::Function"):
        properties["CodeUri"] = str(_with_bootstrap(ROOT / properties["CodeUri"], directory / f"{name}.zip"))
    template["Resources"].update(_routing(template))
    issuer = template["Parameters"]["JwtIssuer"]
    issuer["AllowedPattern"] = issuer["AllowedPattern"].replace("^https://", "^https?://")
    return template


def _of_type(template: dict, kind: str) -> list:
    return [(name, resource["Properties"]) for name, resource in template["Resources"].items() if resource["Type"] == kind]


def _routing(template: dict) -> dict:
    added = {}
    authorizers = {}
    for api, properties in _of_type(template, "AWS::Serverless::HttpApi"):
        auth = properties.get("Auth", {})
        for name, authorizer in auth.get("Authorizers", {}).items():
            jwt = authorizer["JwtConfiguration"]
            added[f"{api}{name}Authorizer"] = _resource(
                "Authorizer",
                ApiId={"Ref": api},
                Name=name,
                AuthorizerType="JWT",
                IdentitySource=[authorizer["IdentitySource"]],
                JwtConfiguration={"Issuer": jwt["issuer"], "Audience": jwt["audience"]},
            )
        authorizers[api] = auth.get("DefaultAuthorizer")
    for function, properties in _of_type(template, "AWS::Serverless::Function"):
        for event, declared in properties.get("Events", {}).items():
            if declared["Type"] != "HttpApi":
                continue
            route = declared["Properties"]
            api = route["ApiId"]["Ref"]
            added[f"{function}Integration"] = _resource(
                "Integration",
                ApiId={"Ref": api},
                IntegrationType="AWS_PROXY",
                IntegrationUri={"Fn::GetAtt": [function, "Arn"]},
                PayloadFormatVersion="2.0",
            )
            authorizer = route.get("Auth", {}).get("Authorizer", authorizers[api])
            guarded = {} if authorizer in (None, "NONE") else {
                "AuthorizationType": "JWT",
                "AuthorizerId": {"Ref": f"{api}{authorizer}Authorizer"},
            }  # fmt: skip
            added[f"{function}{event}Route"] = _resource(
                "Route",
                ApiId={"Ref": api},
                RouteKey=f"{route['Method']} {route['Path']}",
                Target={"Fn::Sub": f"integrations/${{{function}Integration}}"},
                **guarded,
            )
    return added


def _resource(kind: str, **properties) -> dict:
    return {"Type": f"AWS::ApiGatewayV2::{kind}", "Properties": properties}


def _with_bootstrap(built: Path, target: Path) -> Path:
    shutil.copyfile(built, target)
    with zipfile.ZipFile(target, "a") as archive:
        entry = zipfile.ZipInfo("bootstrap", (2026, 1, 1, 0, 0, 0))
        entry.external_attr = 0o100755 << 16
        archive.writestr(entry, BOOTSTRAP.read_bytes())
    return target


def write(template: dict, directory: Path) -> Path:
    """Writes a template as JSON, which CloudFormation takes as well as YAML."""
    target = directory / "template.json"
    target.write_text(json.dumps(template, ensure_ascii=False, indent=1), encoding="utf-8")
    return target
