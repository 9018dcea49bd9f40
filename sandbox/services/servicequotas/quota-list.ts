/**
 * Quotas of the services that the sandbox has, with AWS's defaults. Codes and defaults: the services' own quota pages in
 * the AWS General Reference, and lists that people took from the API; gathered 2026-11-23. CodeBuild's are those of new
 * accounts, which may also be 0; Fargate's are those of accounts that have been used (aws-facts 11).
 */
export interface Quota {
  serviceCode: string;
  quotaCode: string;
  quotaName: string;
  value: number;
  isAdjustable: boolean;
  /** Of the account, not of a Region: seen in us-east-1 alone. */
  isGlobal?: true;
}

export const serviceNames: Record<string, string> = {
  acm: "AWS Certificate Manager (ACM)",
  cloudformation: "AWS CloudFormation",
  codebuild: "AWS CodeBuild",
  ec2: "Amazon Elastic Compute Cloud (Amazon EC2)",
  ecr: "Amazon Elastic Container Registry (Amazon ECR)",
  ecs: "Amazon Elastic Container Service (Amazon ECS)",
  elasticloadbalancing: "Elastic Load Balancing (ELB)",
  fargate: "AWS Fargate",
  iam: "AWS Identity and Access Management (IAM)",
  secretsmanager: "AWS Secrets Manager",
  vpc: "Amazon Virtual Private Cloud (Amazon VPC)",
};

type Row = [quotaCode: string, quotaName: string, value: number, kind?: "fixed"];

const rows: Record<string, Row[]> = {
  acm: [["L-F141DD1D", "ACM certificates", 2500]],
  cloudformation: [
    ["L-0485CB21", "Stack count", 2000],
    ["L-EC62D81A", "Stack sets per administrator account", 1000],
    ["L-87D14FB7", "Output count in CloudFormation template", 200, "fixed"],
  ],
  codebuild: [
    ["L-ACCF6C0D", "Build projects", 5000],
    ["L-9D07B6EF", "Concurrently running builds for Linux/Small environment", 1],
    ["L-2DC20C30", "Concurrently running builds for Linux/Medium environment", 1],
    ["L-4DDC4A99", "Concurrently running builds for Linux/Large environment", 1],
    ["L-04E5CA62", "Concurrently running builds for Linux/XLarge environment", 1],
    ["L-0397D009", "Concurrently running builds for Linux/2XLarge environment", 0],
    ["L-5ED1D25B", "Concurrently running builds for ARM/Small environment", 1],
  ],
  ec2: [
    ["L-0263D0A3", "EC2-VPC Elastic IPs", 5],
    ["L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 5],
  ],
  ecr: [
    ["L-CFEB8E8D", "Registered repositories", 100_000],
    ["L-03A36CE1", "Images per repository", 100_000],
  ],
  ecs: [
    ["L-21C621EB", "Clusters per account", 10_000],
    ["L-9EF96962", "Services per cluster", 5000],
    ["L-46458851", "Tasks per service", 5000],
  ],
  elasticloadbalancing: [
    ["L-53DA6B97", "Application Load Balancers per Region", 50],
    ["L-B22855CB", "Target Groups per Region", 3000],
    ["L-B6DF7632", "Listeners per Application Load Balancer", 50],
    ["L-7EED9B64", "Rules per Application Load Balancer", 100],
    ["L-9365A611", "Certificates per Application Load Balancer", 25],
    ["L-7E6692B2", "Targets per Application Load Balancer", 1000],
    ["L-822D1B1B", "Target Groups per Application Load Balancer", 100, "fixed"],
    ["L-057ECE54", "Target Groups per Action per Application Load Balancer", 5, "fixed"],
    ["L-A0D0B863", "Targets per Target Group per Region", 1000],
    ["L-69A177A2", "Network Load Balancers per Region", 50],
  ],
  fargate: [
    ["L-3032A538", "Fargate On-Demand vCPU resource count", 6],
    ["L-36FBB829", "Fargate Spot vCPU resource count", 6],
  ],
  iam: [
    ["L-FE177D64", "Roles per account", 1000],
    ["L-E95E4862", "Customer managed policies per account", 1500],
    ["L-0DA4ABF3", "Managed policies per role", 10],
    ["L-6E65F259", "Instance profiles per account", 1000],
    ["L-858F3967", "OpenId connect providers per account", 100],
  ],
  secretsmanager: [["L-2F66C23C", "Secrets per Region", 500_000, "fixed"]],
  vpc: [
    ["L-F678F1CE", "VPCs per Region", 5],
    ["L-407747CB", "Subnets per VPC", 200],
    ["L-A4707A72", "Internet gateways per Region", 5],
    ["L-FE5A380F", "NAT gateways per Availability Zone", 5],
    ["L-589F43AA", "Route tables per VPC", 200],
    ["L-93826ACB", "Routes per route table", 500],
    ["L-B4A6D682", "Network ACLs per VPC", 200],
    ["L-E79EC296", "VPC security groups per Region", 2500],
    ["L-0EA8095F", "Inbound or outbound rules per security group", 60],
    ["L-2AFB9258", "Security groups per network interface", 5],
    ["L-DF5E4CA3", "Network interfaces per Region", 5000],
    ["L-29B6F2EB", "Interface VPC endpoints per VPC", 50],
    ["L-1B52E74A", "Gateway VPC endpoints per Region", 20],
  ],
};

export const quotaList: readonly Quota[] = Object.entries(rows).flatMap(([serviceCode, quotas]) =>
  quotas.map(([quotaCode, quotaName, value, kind]) => ({
    serviceCode,
    quotaCode,
    quotaName,
    value,
    isAdjustable: kind !== "fixed",
    ...(serviceCode === "iam" && { isGlobal: true as const }),
  })),
);
