import type { Scope } from "./world";

/** Work that becomes due at a time; data, so that it survives a restart. */
export interface Task {
  id: number;
  dueAt: number;
  kind: string;
  scope: Scope;
  payload: unknown;
}

/** Tasks in order of time, those of the same time in order of making: a binary heap. */
export class TaskQueue {
  private heap: Task[] = [];

  get first(): Task | undefined {
    return this.heap[0];
  }

  push(task: Task): void {
    this.heap.push(task);
    let at = this.heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapUnlessOrdered(parent, at)) return;
      at = parent;
    }
  }

  shift(): Task | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  /** All tasks, in no particular order. */
  list(): readonly Task[] {
    return this.heap;
  }

  reset(tasks: readonly Task[]): void {
    this.heap = [...tasks].sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  }

  private sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = this.isBefore(right, left) ? right : left;
      if (!this.swapUnlessOrdered(at, child)) return;
      at = child;
    }
  }

  private swapUnlessOrdered(upper: number, lower: number): boolean {
    const [a, b] = [this.heap[upper], this.heap[lower]];
    if (!a || !b || !this.isBefore(lower, upper)) return false;
    this.heap[upper] = b;
    this.heap[lower] = a;
    return true;
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return !!a && (!b || a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id));
  }
}
