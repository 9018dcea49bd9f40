/** What CloudFormation calls an ECS Express Mode service. */
export const serviceResourceType = "AWS::ECS::ExpressGatewayService";
