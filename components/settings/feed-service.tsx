"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTarget } from "@/components/target/use-target";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { servicesQuery } from "@/lib/api/queries";
import type { NewApiToken } from "@/lib/domain/api-token";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";

type Wanted = Pick<NewApiToken, "targets" | "serviceName">;

interface FeedServiceProps {
  wanted: Wanted;
  errorOf: (field: string) => string | undefined;
  onChange: (wanted: Wanted) => void;
}

/** The one service that a feed is of. Those that are there are offered; one that is not there yet may be typed. */
export function FeedService({ wanted: { targets, serviceName = "" }, errorOf, onChange }: FeedServiceProps) {
  const words = useTextPart(settingsText).tokens;
  const { all = [] } = useTarget();
  const list = useId();
  const [target = ""] = targets;
  const services = useQuery({ ...servicesQuery(target), enabled: target !== "" });

  return (
    <div className="grid items-start gap-3.5 desk:grid-cols-2">
      <Field label={words.feedTarget} error={errorOf("targets")}>
        {(control) => (
          <Select
            {...control}
            value={target}
            onChange={(event) => onChange({ targets: event.target.value ? [event.target.value] : [], serviceName })}
          >
            <option value="">{words.chooseTarget}</option>
            {all.map((each) => (
              <option key={each.target} value={each.target}>
                {each.alias} · {each.account} · {each.region}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.feedService} hint={words.feedHint} error={errorOf("serviceName")}>
        {(control) => (
          <>
            <Input
              {...control}
              list={list}
              autoComplete="off"
              value={serviceName}
              onChange={(event) => onChange({ targets, serviceName: event.target.value })}
            />
            <datalist id={list}>
              {services.data?.services.map((each) => (
                <option key={each.serviceArn} value={each.serviceName} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  );
}
