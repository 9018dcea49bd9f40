import { expect, test } from "vitest";
import { type DeployDraft, draftOf, emptyDraft, inputOf, withKind, withoutSecrets, withSummary } from "./deploy-draft";
import { checkDraft } from "./deploy-draft-check";
import { StartRunInput } from "./deploy-input";
import { withCpu } from "./settings-draft";

const target = "123456789012~eu-west-1";
const key = "0b8e7d1c-5a54-4a86-9d4f-0c7b2f7a1e11";
const good: DeployDraft = { ...emptyDraft, serviceName: "shop", repositoryUrl: "https://github.com/harbor/shop" };
const template = { stackName: "shop-build", template: "Resources: {}", parameters: {}, noEcho: [] };
const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v1";

test.each<[string, Partial<DeployDraft>, string[]]>([
  ["the defaults need only a name and a repository", {}, []],
  ["spaces around, and full-width digits", { serviceName: " shop ", containerPort: " ８０８０ " }, []],
  ["an image needs no repository", { kind: "image", imageUri: image, repositoryUrl: "" }, []],
  ["no name", { serviceName: "" }, ["serviceName service-name"]],
  [
    "a repository with a password",
    { repositoryUrl: "https://me:secret@github.com/a/b" },
    ["ship.repositoryUrl repository-url"],
  ],
  ["an empty port", { containerPort: "" }, ["ship.settings.containerPort port"]],
  ["a port in words", { containerPort: "http" }, ["ship.settings.containerPort port"]],
  ["more tasks at least than at most", { minTasks: "3", maxTasks: "2" }, ["ship.settings.maxTasks max-below-min"]],
  ["no share at which to scale", { scalingTarget: "" }, ["ship.settings.scaling.targetValue scaling-target"]],
  [
    "a secret that is no ARN",
    { secrets: [{ id: 0, name: "DB", value: "pa55" }] },
    ["ship.settings.secrets.0.valueFrom secret-arn"],
  ],
  ["a tag without a key", { tags: [{ id: 0, name: " ", value: "x" }] }, ["ship.settings.tags.0.key tag-key"]],
  ["memory that Fargate does not offer", { memory: 8192 }, ["ship.settings.memory fargate-pair"]],
  [
    "the same variable twice",
    {
      environment: [
        { id: 1, name: "A", value: "" },
        { id: 2, name: "A ", value: "" },
      ],
    },
    ["ship.settings.environment.1.name variable-twice"],
  ],
  [
    "templates without a body",
    { kind: "templates", buildStack: { ...template, template: "" }, serviceStack: { ...template, stackName: "shop" } },
    ["ship.buildStack.template template-empty"],
  ],
  [
    "one stack for both",
    { kind: "templates", buildStack: template, serviceStack: template },
    ["ship.serviceStack.stackName stack-name-twice"],
  ],
])("%s", (_, change, refused) => {
  expect(checkDraft({ ...good, ...change }, target, key).map(({ field, rule }) => `${field} ${rule}`)).toEqual(refused);
});

test.each<Partial<DeployDraft>>([
  { environment: [{ id: 0, name: "TAX_MODE", value: "line" }], containerPort: "8080" },
  { scalingMetric: "REQUEST_COUNT_PER_TARGET", scalingTarget: "1000", command: "node\nserver.js" },
  { taskRoleArn: "arn:aws:iam::123456789012:role/shop-task", logGroupName: "/team/shop" },
  { network: { subnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], securityGroupIds: [] } },
  {
    secrets: [{ id: 0, name: "DB", value: "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db" }],
    tags: [{ id: 0, name: "team", value: "checkout" }],
  },
  { kind: "image", imageUri: image },
  {
    kind: "templates",
    buildStack: template,
    serviceStack: { ...template, stackName: "shop", parameters: { Port: "80" } },
  },
])("a deploy again asks for the same: %o", (change) => {
  const input = StartRunInput.parse(inputOf({ ...good, ...change }, target, key));
  const { serviceName, ship } = input;
  if (ship.kind === "adopted") throw new Error("A draft is of what Slipway makes.");
  expect(inputOf(draftOf(serviceName, ship), target, key)).toEqual(input);
});

test.each([
  ["512", 1024, 1024],
  ["1024", 512, 2048],
] as const)("%s CPU units keep %i MiB where they are offered", (cpu, memory, kept) => {
  expect(withCpu({ ...good, memory }, cpu)).toMatchObject({ cpu, memory: kept });
});

test.each([
  ["shop", "", ["shop-build", "shop"]],
  ["shop", "mine", ["mine", "shop"]],
  ["", "", ["", ""]],
])("service %j, build stack %j: stacks %j", (serviceName, stackName, names) => {
  const draft = withKind(
    { ...good, serviceName, buildStack: { ...template, stackName }, serviceStack: { ...template, stackName: "" } },
    "templates",
  );
  expect([draft.buildStack.stackName, draft.serviceStack.stackName]).toEqual(names);
});

test("a template's parameters are filled in as far as they are known, and what was typed stays", () => {
  const parameter = (name: string, more = {}) => ({ name, type: "String", noEcho: false, allowedValues: [], ...more });
  const draft = {
    ...good,
    buildStack: template,
    serviceStack: { ...template, stackName: "shop", parameters: { Port: "8080", Gone: "x" } },
  };
  const parameters = [
    parameter("ImageBuildStackName", { default: "image-build-stack" }),
    parameter("ServiceName", { default: "default" }),
    parameter("Port", { type: "Number", default: "80" }),
    parameter("Mode", { default: "fast" }),
    parameter("Password", { noEcho: true }),
  ];
  expect(
    withSummary(draft, "serviceStack", { parameters, resourceTypes: [], capabilities: [] }).serviceStack,
  ).toMatchObject({
    parameters: { ImageBuildStackName: "shop-build", ServiceName: "shop", Port: "8080", Mode: "fast", Password: "" },
    noEcho: ["Password"],
  });
});

test("a stored draft has no values of variables and no secret parameters", () => {
  const secret = { ...template, parameters: { Password: "hunter2", Port: "80" }, noEcho: ["Password"] };
  const stored = JSON.stringify(
    withoutSecrets({ ...good, serviceStack: secret, environment: [{ id: 0, name: "TOKEN", value: "hunter2" }] }),
  );
  expect(stored).not.toContain("hunter2");
  expect(stored).toContain("TOKEN");
});
