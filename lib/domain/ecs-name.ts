import { z } from "zod";

export const ecsName = /^[A-Za-z0-9_-]{1,255}$/;

/** As ECS takes names: those of other tools keep to fewer rules than Slipway's own. */
export const EcsName = z.string().regex(ecsName, { error: "ecs-name" });
