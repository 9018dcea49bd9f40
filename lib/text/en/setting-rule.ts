/** What a setting of a service allows, by the rule that refused it; only the form of a deploy carries these words. */
export const settingRule = {
  "secret-arn": "The ARN of a Systems Manager parameter or of a Secrets Manager secret.",
  "too-many-secrets": "At most 50 secrets.",
  "command-part": "At most 4,096 characters.",
  "too-many-command-parts": "At most 50 parts.",
  "log-group-name": "Up to 512 letters, digits and . - _ / #.",
  "subnet-id": "The id of a subnet, such as subnet-0a1b2c3d4e5f67890.",
  "subnet-count": "2 to 16 subnets, in two Availability Zones at least.",
  "security-group-id": "The id of a security group, such as sg-0a1b2c3d4e5f67890.",
  "security-group-count": "At most 4: ECS adds one of its own.",
  "id-twice": "This is there already.",
  "scaling-metric": "AVERAGE_CPU, AVERAGE_MEMORY or REQUEST_COUNT_PER_TARGET.",
  "scaling-target": "A whole number: 1 to 100 percent, or 1 to 65,536 requests.",
  "tag-key": "Up to 128 letters, digits, spaces and _ . : / = + - @; neither aws: nor slipway: at its beginning.",
  "tag-value": "Up to 256 letters, digits, spaces and _ . : / = + - @.",
  "tag-twice": "This key is there already.",
  "too-many-tags": "At most 40 tags.",
};
