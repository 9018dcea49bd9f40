// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell programs are full of them
import { expect, test } from "vitest";
import { builtins } from "./builtins";
import { newShellState, Shell } from "./shell";
import { textPrograms } from "./text-programs";

function run(source: string, variables: Record<string, string> = {}) {
  const programs = { ...builtins, ...textPrograms(() => new Date("2026-11-03T09:05:07Z")) };
  const state = { ...newShellState(), variables: { ...variables } };
  const shell = new Shell<never>(state, {
    findProgram: (name) => (Object.hasOwn(programs, name) ? programs[name] : undefined),
    apply: () => {},
  });
  shell.feed(source);
  let written = "";
  for (let output = shell.step(); output; output = shell.step()) {
    written += output.lines.map(({ text }) => `${text}\n`).join("") + output.stdout;
  }
  return { written: written.replace(/\n$/, ""), status: state.lastStatus, ...state };
}

const commit = "4f1d7a90c3b2e5f6a7b8c9d0e1f2a3b4c5d6e7f8";

test.each([
  ["echo a   b 'c   d'", "a b c   d"],
  ['echo "$NAME is ${NAME}" $MISSING end', "shop is shop end"],
  ["echo '$NAME' \\$NAME", "$NAME $NAME"],
  ["X=$(echo $COMMIT | cut -c 1-7); echo $X", "4f1d7a9"],
  ["X=`echo one two | cut -d ' ' -f 2`; echo $X", "two"],
  ["TAG=${TAG:=latest}; echo $TAG", "latest"],
  ["echo ${NAME:-other} ${MISSING:-other} ${NAME:+set}", "shop other set"],
  ["echo ${COMMIT:0:7} ${#NAME} ${NAME^^}", "4f1d7a9 4 SHOP"],
  ['REF=a/b:1.2; echo ${REF%%:*} ${REF##*/} "${REF/a/c}"', "a/b b:1.2 c/b:1.2"],
  ["false && echo no || echo yes", "yes"],
  ['if [ "$NAME" = shop ]; then echo same; else echo other; fi', "same"],
  ["if test -f Dockerfile; then echo found\nelif [ -n '' ]; then echo empty\nelse echo none\nfi", "none"],
  ["for tag in latest v1; do echo push $tag; done", "push latest\npush v1"],
  ['printf \'[{"name":"%s","imageUri":"%s"}]\' app x:1 > out.json; cat out.json', '[{"name":"app","imageUri":"x:1"}]'],
  ["echo first > log; echo second >> log; cat log", "first\nsecond"],
  ["date +%Y-%m-%dT%H:%M:%S", "2026-11-03T09:05:07"],
  ["echo Started on `date`", "Started on Tue Nov 3 09:05:07 UTC 2026"],
  ["(echo in; echo group); { echo braces; }", "in\ngroup\nbraces"],
  ["unknown-program --flag && echo went on", "went on"],
  ["! false && echo negated", "negated"],
  ["# nothing\necho done # said", "done"],
  ["echo \"a $(echo \"b c\") d\" | tr 'a-z' 'A-Z'", "A B C D"],
])("%s", (source, written) => {
  expect(run(source, { NAME: "shop", COMMIT: commit }).written).toBe(written);
});

test.each([
  ["true", 0],
  ["false", 1],
  ["exit 3; echo never", 3],
  ["set -e\nfalse\necho never", 1],
  ["set -e\nfalse || echo asked", 0],
  ["[ 1 -gt 2 ]", 1],
  ["X=$(false)", 1],
  ['test ! -z ""', 1],
  ["cat missing.txt", 1],
])("%s ends with %i", (source, status) => {
  const ended = run(source);
  expect(ended.status).toBe(status);
  expect(ended.written).not.toContain("never");
});

test.each([
  "while true; do echo endless; done",
  "greet() { echo hello; }",
  "cat <<EOF\ntext\nEOF",
  "echo 'open",
  "if true; then echo",
])("%s is refused, not half run", (source) => {
  const shell = new Shell<never>(newShellState(), { findProgram: () => undefined, apply: () => {} });
  expect(shell.feed(source)).toContain("sh: ");
  expect(shell.step()).toBeUndefined();
  expect(shell.state.lastStatus).toBe(2);
});
