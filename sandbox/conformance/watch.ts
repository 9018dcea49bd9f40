import { readServiceShape, type ServiceShape } from "../protocols/shapes";
import { checkOutput } from "./check-output";
import { type Enums, readEnums } from "./enums";

/** As much of an SDK's client as is needed to see what it sends and gets. */
interface WatchedClient {
  middlewareStack: {
    add(
      middleware: (
        next: (args: never) => Promise<{ output: unknown }>,
        context: { commandName?: string },
      ) => (args: never) => Promise<{ output: unknown }>,
      options: { step: "initialize"; name: string },
    ): void;
  };
}

/** Errors that any operation of AWS's may end with, whatever its model says. */
const commonErrors =
  /^(AccessDenied|AccessDeniedException|ExpiredToken\w*|Throttling\w*|Validation(Error|Exception)|InvalidParameter\w*|MissingParameter|Unauthorized\w*)$/;

/** Where AWS itself answers with what its own model does not know. */
const unknownToTheModel =
  /(InternetGateways\[\d+\]\.Attachments\[\d+\]\.State|VpcEndpoints?(\[\d+\])?\.State): available |PermissionsBoundaryType: Policy /;

/** Sees every call of some clients of one service, and notes which went well and what was wrong with the answers. */
export class Watch {
  readonly answered = new Set<string>();
  readonly problems: string[] = [];
  private readonly shape: ServiceShape;
  private readonly enums: Enums;

  constructor(sdk: object, packageName: string) {
    this.shape = readServiceShape(sdk);
    this.enums = readEnums(packageName);
  }

  over<Client extends object>(client: Client): Client {
    (client as WatchedClient).middlewareStack.add(
      (next, { commandName = "" }) =>
        async (args) => {
          const operation = commandName.replace(/Command$/, "");
          try {
            const result = await next(args);
            this.noteAnswer(operation, result.output);
            return result;
          } catch (error) {
            this.noteError(operation, (error as Error).name);
            throw error;
          }
        },
      { step: "initialize", name: "watch" },
    );
    return client;
  }

  private noteAnswer(operation: string, output: unknown): void {
    this.answered.add(operation);
    const schema = this.shape.operations.get(operation)?.output;
    const found = schema ? checkOutput(schema, output, this.enums, operation) : [`${operation}: not in the model`];
    this.problems.push(...found.filter((problem) => !unknownToTheModel.test(problem)));
  }

  /** EC2's model declares no errors at all. */
  private noteError(operation: string, code: string): void {
    const { errors, protocol } = this.shape;
    if (protocol === "ec2Query" || errors.has(code) || commonErrors.test(code)) return;
    this.problems.push(`${operation}: ${code} is no error of the service`);
  }
}
