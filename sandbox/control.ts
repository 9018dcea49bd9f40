import { z } from "zod";
import { FaultChange } from "./fault-rule";
import type { Faults } from "./faults";
import { changeIdentityCenter, IdentityCenterChange } from "./identity-center/control";
import { inventoryPage } from "./inventory";
import type { ServiceDefinition } from "./operation";
import type { WireRequest, WireResponse } from "./protocols/wire";
import type { World } from "./world";

const ClockChange = z.strictObject({
  speed: z.number().min(0.01).max(100_000).optional(),
  stepMs: z
    .number()
    .min(0)
    .max(366 * 86_400_000)
    .optional(),
});

const truthPage = 10_000;

/** The sandbox's own endpoints, below `/_sandbox`: what happened, what exists, what shall go wrong, how fast time goes. */
export class Control {
  constructor(
    private readonly world: World,
    private readonly services: readonly ServiceDefinition[],
    private readonly faults: Faults,
  ) {}

  answer(request: WireRequest): WireResponse {
    // A browser says whence it comes; no page has any business here.
    if (request.headers.origin) return json(403, { message: "Not for web pages" });
    const { pathname, searchParams } = new URL(request.url, "http://sandbox");
    switch (`${request.method} ${pathname}`) {
      case "GET /_sandbox/truth":
        return withAfter(searchParams, (after) => {
          const entries = this.world.truthLog.after(after, truthPage);
          return { entries, next: entries.at(-1)?.seq ?? after };
        });
      case "GET /_sandbox/inventory":
        return withAfter(searchParams, (after) => inventoryPage(this.world, this.services, searchParams, after));
      case "GET /_sandbox/faults":
        return json(200, this.faults.state());
      case "POST /_sandbox/faults":
        return withBody(request, FaultChange, (change) => {
          this.faults.change(change);
          this.world.onChange();
          return this.faults.state();
        });
      case "DELETE /_sandbox/faults":
        this.faults.clear();
        this.world.onChange();
        return json(200, this.faults.state());
      case "GET /_sandbox/accounts":
        return json(200, { accounts: this.world.accounts, anyCredentials: this.world.anyCredentials });
      case "GET /_sandbox/clock":
        return json(200, this.clock());
      case "POST /_sandbox/clock":
        return withBody(request, ClockChange, ({ speed, stepMs }) => {
          if (speed !== undefined) this.world.setSpeed(speed);
          if (stepMs !== undefined) this.world.step(stepMs);
          return this.clock();
        });
      case "POST /_sandbox/identity-center":
        return withBody(request, IdentityCenterChange, (change) => changeIdentityCenter(this.world, change));
      default:
        return json(404, { message: `There is no ${request.method} ${pathname}` });
    }
  }

  private clock() {
    const { clock } = this.world;
    return { now: clock.date(), speed: clock.speed, offsetMs: clock.offsetMs };
  }
}

function withAfter(query: URLSearchParams, use: (after: number) => object): WireResponse {
  const text = query.get("after") ?? "0";
  return /^\d{1,15}$/.test(text) ? json(200, use(Number(text))) : json(400, { message: "after: a number is needed" });
}

function withBody<Schema extends z.ZodType>(
  { body }: WireRequest,
  schema: Schema,
  use: (input: z.output<Schema>) => object,
): WireResponse {
  const parsed = schema.safeParse(parseJson(body.toString("utf8")));
  return parsed.success ? json(200, use(parsed.data)) : json(400, { message: z.prettifyError(parsed.error) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(status: number, content: object): WireResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(content) };
}
