import { ACM } from "@aws-sdk/client-acm";
import type { Journey } from "./journey";

export const throughAcm: Journey = async ({ config, watched }) => {
  const acm = watched(new ACM(config));
  const { CertificateArn } = await acm.requestCertificate({ DomainName: "shop.example", ValidationMethod: "DNS" });
  const Tags = [{ Key: "team", Value: "shop" }];
  await acm.addTagsToCertificate({ CertificateArn, Tags });
  await acm.listTagsForCertificate({ CertificateArn });
  await acm.removeTagsFromCertificate({ CertificateArn, Tags });
  await acm.describeCertificate({ CertificateArn });
  await acm.listCertificates({});
  await acm.deleteCertificate({ CertificateArn });
};
