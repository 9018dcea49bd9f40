import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import type { ServiceConfiguration } from "@/lib/domain/service-detail";
import { dateTime } from "@/lib/format";
import { configurationText } from "@/lib/text/parts/configuration";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

interface ConfigurationCardProps {
  configuration: ServiceConfiguration;
  createdAt?: string;
}

/** How the service runs. Of what may be a secret, only the name. */
export function ConfigurationCard({ configuration, createdAt }: ConfigurationCardProps) {
  const { locale, text } = useLanguage();
  const { configuration: title } = useTextPart(servicePageText);
  const words = useTextPart(configurationText);
  const { cpu, memory, minTasks, maxTasks, scalingMetric, scalingTarget, accessType } = configuration;
  const none = text.common.none;

  return (
    <Card aria-label={title}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <dl className="grid gap-x-6 gap-y-3 p-3.5 desk:grid-cols-3">
        <Fact label={words.image}>
          <code>{configuration.image ?? none}</code>
        </Fact>
        <Fact label={words.port}>
          <span className="num">{configuration.containerPort ?? none}</span>
        </Fact>
        <Fact label={words.healthCheckPath}>
          <code>{configuration.healthCheckPath ?? none}</code>
        </Fact>
        <Fact label={words.size}>{cpu && memory ? words.sizeOf(cpu, memory) : none}</Fact>
        <Fact label={words.architecture}>
          <span className="num">{configuration.architecture ?? none}</span>
        </Fact>
        <Fact label={words.scaling}>
          {minTasks !== undefined && maxTasks !== undefined ? words.scalingOf(minTasks, maxTasks) : none}
          {scalingMetric && scalingTarget !== undefined && (
            <span className="block text-xs text-ink-3">{words.scalingBy(scalingMetric, scalingTarget)}</span>
          )}
        </Fact>
        <Fact label={words.access}>{accessType ? (words.accessTypes[accessType] ?? accessType) : none}</Fact>
        <Fact label={words.command}>
          {configuration.command.length > 0 ? <code>{configuration.command.join(" ")}</code> : words.none}
        </Fact>
        <Fact label={words.created}>{createdAt ? dateTime(createdAt, locale) : none}</Fact>
        <Fact label={words.environment}>
          <Names names={configuration.environmentNames} about={words.valuesHidden} />
        </Fact>
        <Fact label={words.secrets}>
          <Names names={configuration.secrets.map(({ name, valueFrom }) => `${name} ← ${valueFrom}`)} />
        </Fact>
        <Fact label={words.roles}>
          <Names
            names={[
              [words.executionRole, configuration.executionRoleArn],
              [words.infrastructureRole, configuration.infrastructureRoleArn],
              [words.taskRole, configuration.taskRoleArn],
            ].flatMap(([label, arn]) => (arn ? [`${label}: ${arn.split("/").at(-1)}`] : []))}
          />
        </Fact>
        <Fact label={words.subnets}>
          <Names names={configuration.subnetIds} />
        </Fact>
        <Fact label={words.securityGroups}>
          <Names names={configuration.securityGroupIds} />
        </Fact>
      </dl>
    </Card>
  );
}

function Names({ names, about }: { names: readonly string[]; about?: string }) {
  const words = useTextPart(configurationText);
  if (names.length === 0) return words.none;
  return (
    <>
      {names.map((name) => (
        <code key={name} className="block">
          {name}
        </code>
      ))}
      {about && <span className="text-xs text-ink-3">{about}</span>}
    </>
  );
}
