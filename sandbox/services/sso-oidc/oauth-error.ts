import { AwsError } from "../../operation";

const words = {
  AccessDeniedException: "access_denied",
  AuthorizationPendingException: "authorization_pending",
  ExpiredTokenException: "expired_token",
  InvalidClientException: "invalid_client",
  InvalidClientMetadataException: "invalid_client_metadata",
  InvalidGrantException: "invalid_grant",
  InvalidRedirectUriException: "invalid_redirect_uri",
  InvalidRequestException: "invalid_request",
  InvalidScopeException: "invalid_scope",
  SlowDownException: "slow_down",
  UnauthorizedClientException: "unauthorized_client",
  UnsupportedGrantTypeException: "unsupported_grant_type",
} as const;

/** An error in the words of OAuth 2.0, beside AWS's name for it. */
export function oauthError(name: keyof typeof words, description: string): AwsError {
  const status = name === "InvalidClientException" ? 401 : 400;
  return new AwsError(name, description, status, { error: words[name], error_description: description });
}
