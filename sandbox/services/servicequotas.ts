import type { ServiceDefinition } from "../operation";
import {
  getAwsDefaultServiceQuota,
  getServiceQuota,
  listAwsDefaultServiceQuotas,
  listServiceQuotas,
  listServices,
} from "./servicequotas/quotas";
import {
  advanceRequest,
  getRequestedServiceQuotaChange,
  listRequestedServiceQuotaChangeHistory,
  type QuotaRequestTask,
  requestServiceQuotaIncrease,
} from "./servicequotas/requests";

export const servicequotas: ServiceDefinition = {
  signingName: "servicequotas",
  sdk: () => import("@aws-sdk/client-service-quotas"),
  operations: {
    GetAWSDefaultServiceQuota: getAwsDefaultServiceQuota,
    GetRequestedServiceQuotaChange: getRequestedServiceQuotaChange,
    GetServiceQuota: getServiceQuota,
    ListAWSDefaultServiceQuotas: listAwsDefaultServiceQuotas,
    ListRequestedServiceQuotaChangeHistory: listRequestedServiceQuotaChangeHistory,
    ListServiceQuotas: listServiceQuotas,
    ListServices: listServices,
    RequestServiceQuotaIncrease: requestServiceQuotaIncrease,
  },
  attach(world) {
    world.onTask<QuotaRequestTask>("servicequotas.request", (scope, task) => advanceRequest({ ...scope, world }, task));
  },
};
