import { problemKinds as kinds, type ProblemKind } from "@/lib/domain/problem-kinds";

export type ProblemKindsText = Record<ProblemKind, { title: string; wayOut: string }>;

export const problemKinds: ProblemKindsText = kinds;
