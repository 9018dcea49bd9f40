/** What something costs that nobody uses any more. */
export type LeftCost = "nothing" | "stored" | "running" | "unknown";

const costs: Record<string, LeftCost> = {
  "AWS::IAM::Role": "nothing",
  "AWS::IAM::Policy": "nothing",
  "AWS::IAM::ManagedPolicy": "nothing",
  "AWS::CodeBuild::Project": "nothing",
  "AWS::ECS::Cluster": "nothing",
  "AWS::ECS::TaskDefinition": "nothing",
  "AWS::EC2::VPC": "nothing",
  "AWS::EC2::Subnet": "nothing",
  "AWS::EC2::RouteTable": "nothing",
  "AWS::EC2::InternetGateway": "nothing",
  "AWS::EC2::SecurityGroup": "nothing",
  "AWS::ECR::Repository": "stored",
  "AWS::Logs::LogGroup": "stored",
  "AWS::S3::Bucket": "stored",
  "AWS::ECS::ExpressGatewayService": "running",
  "AWS::ElasticLoadBalancingV2::LoadBalancer": "running",
  "AWS::EC2::NatGateway": "running",
  "AWS::EC2::VPCEndpoint": "running",
  "AWS::EC2::EIP": "running",
  "AWS::RDS::DBInstance": "running",
  "AWS::SecretsManager::Secret": "running",
  "AWS::CloudWatch::Alarm": "running",
};

export function leftCost(resourceType: string): LeftCost {
  return costs[resourceType] ?? "unknown";
}
