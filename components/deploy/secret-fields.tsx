import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { secretsQuery } from "@/lib/api/pick-queries";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { moreSettingsText } from "@/lib/text/parts/more-settings";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";
import { PairRows } from "./pair-rows";
import { PickNotes } from "./pick-notes";

/** Variables whose values the container gets from a store of secrets. They are picked by name, or named by ARN. */
export function SecretFields() {
  const deploy = useTextPart(deployFieldsText);
  const words = useTextPart(moreSettingsText);
  const { target, draft, change } = useDraftForm();
  const list = useQuery(secretsQuery(target));
  const id = useId();
  return (
    <PairRows
      legend={
        <>
          {deploy.labels.secrets} <span className="ml-0.5 font-normal text-ink-3">{words.secretsAside}</span>
        </>
      }
      field="ship.settings.secrets"
      members={{ name: "name", value: "valueFrom" }}
      words={words.secretWords}
      pairs={draft.secrets}
      onChange={(secrets) => change({ secrets })}
      valueList={id}
    >
      <datalist id={id}>
        {list.data?.secrets.map(({ arn, name, store }) => (
          <option key={arn} value={arn}>
            {`${name} · ${words.stores[store]}`}
          </option>
        ))}
      </datalist>
      <p className="phrase text-xs text-ink-3">{words.secretsHint}</p>
      <PickNotes list={list} nameOf={(part) => words.stores[part as keyof typeof words.stores]} />
    </PairRows>
  );
}
