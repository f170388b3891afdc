using IamSim.Calls;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Service-specific credentials as answers show them.</summary>
internal static class ServiceCredentialShapes
{
    /// <summary>As lists show one: without its secret.</summary>
    public static ServiceSpecificCredentialMetadata Listed(Call call, OwnedCredential owned)
    {
        var credential = owned.Credential;
        var hasApiKey = CredentialService.Of(credential.Service)!.HasApiKeys;
        return new ServiceSpecificCredentialMetadata
        {
            UserName = owned.UserName,
            Status = StatusOf(call, credential),
            ServiceUserName = hasApiKey ? null : credential.Alias,
            ServiceCredentialAlias = hasApiKey ? credential.Alias : null,
            CreateDate = credential.CreatedAt,
            ExpirationDate = credential.ExpiresAt,
            ServiceSpecificCredentialId = credential.Id,
            ServiceName = credential.Service,
        };
    }

    /// <summary>As its creation and its reset show one: with the secret, this once.</summary>
    public static ServiceSpecificCredential WithSecret(Call call, OwnedCredential owned, string password)
    {
        var credential = owned.Credential;
        var service = CredentialService.Of(credential.Service)!;
        var secret = service.Secret(credential.Alias, password);
        return new ServiceSpecificCredential
        {
            CreateDate = credential.CreatedAt,
            ExpirationDate = credential.ExpiresAt,
            ServiceName = credential.Service,
            ServiceUserName = service.HasApiKeys ? null : credential.Alias,
            ServicePassword = service.HasApiKeys ? null : secret,
            ServiceCredentialAlias = service.HasApiKeys ? credential.Alias : null,
            ServiceCredentialSecret = service.HasApiKeys ? secret : null,
            ServiceSpecificCredentialId = credential.Id,
            UserName = owned.UserName,
            Status = StatusOf(call, credential),
        };
    }

    private static string StatusOf(Call call, ServiceCredential credential) =>
        credential.ExpiresAt is { } expires && expires <= call.Time ? StatusType.Expired : credential.Status;
}
