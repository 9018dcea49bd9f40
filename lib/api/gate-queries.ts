import { mutationOptions } from "@tanstack/react-query";
import { call } from "./client";
import { runQuery } from "./queries";

interface Word {
  decision: "go-on" | "abandon";
  /** What was looked at. */
  preview: string;
  typed?: string;
}

export const confirmRunMutation = (id: string) =>
  mutationOptions({
    mutationFn: (word: Word) => call("POST /api/v1/runs/{id}/confirm", { id, ...word }),
    onSettled: (_answer, _error, _word, _result, { client }) =>
      client.invalidateQueries({ queryKey: runQuery(id).queryKey }),
  });
