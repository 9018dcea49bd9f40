import { Pricing } from "@aws-sdk/client-pricing";
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import type { Journey } from "./journey";

export const throughPricing: Journey = async ({ config, watched }) => {
  const pricing = watched(new Pricing({ ...config, region: "us-east-1" }));
  const { Services: [service] = [] } = await pricing.describeServices({});
  const { ServiceCode, AttributeNames: [AttributeName] = [] } = service ?? {};
  await pricing.getAttributeValues({ ServiceCode, AttributeName });
  await pricing.getProducts({ ServiceCode });
};

export const throughQuotas: Journey = async ({ config, watched }) => {
  const quotas = watched(new ServiceQuotas(config));
  await quotas.listServices({});
  const ServiceCode = "vpc";
  const { Quotas: [quota] = [] } = await quotas.listServiceQuotas({ ServiceCode });
  const QuotaCode = quota?.QuotaCode;
  await quotas.listAWSDefaultServiceQuotas({ ServiceCode });
  await quotas.getServiceQuota({ ServiceCode, QuotaCode });
  await quotas.getAWSDefaultServiceQuota({ ServiceCode, QuotaCode });
  const DesiredValue = (quota?.Value ?? 0) * 2;
  const { RequestedQuota } = await quotas.requestServiceQuotaIncrease({ ServiceCode, QuotaCode, DesiredValue });
  await quotas.getRequestedServiceQuotaChange({ RequestId: RequestedQuota?.Id });
  await quotas.listRequestedServiceQuotaChangeHistory({});
};
