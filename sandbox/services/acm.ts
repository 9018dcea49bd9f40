import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { CERTIFICATES, type CertificateRow } from "./acm/certificates";
import { describeCertificate, listCertificates } from "./acm/describe";
import { advanceValidation, deleteCertificate, requestCertificate, type ValidationTask } from "./acm/request";
import { addTagsToCertificate, listTagsForCertificate, removeTagsFromCertificate } from "./acm/tags";

export const acm: ServiceDefinition = {
  signingName: "acm",
  sdk: () => import("@aws-sdk/client-acm"),
  operations: {
    AddTagsToCertificate: addTagsToCertificate,
    DeleteCertificate: deleteCertificate,
    DescribeCertificate: describeCertificate,
    ListCertificates: listCertificates,
    ListTagsForCertificate: listTagsForCertificate,
    RemoveTagsFromCertificate: removeTagsFromCertificate,
    RequestCertificate: requestCertificate,
  },
  attach: (world) => {
    world.onTask<ValidationTask>("acm.validation", (scope, task) => advanceValidation({ ...scope, world }, task));
  },
  inventory,
};

function inventory(world: World): InventoryItem[] {
  return world.tablesNamed<CertificateRow>(CERTIFICATES).flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ CertificateArn, DomainName, tags, CreatedAt, madeBy }) => ({
      type: "AWS::CertificateManager::Certificate",
      ...scope,
      id: CertificateArn,
      name: DomainName,
      tags,
      createdAt: CreatedAt,
      madeBy,
    })),
  );
}
