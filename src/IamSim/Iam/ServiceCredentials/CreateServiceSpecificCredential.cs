using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Makes a user a credential for one service. Its secret is in this answer and in none after it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html">IAM: CreateServiceSpecificCredential</see>
/// </remarks>
internal sealed class CreateServiceSpecificCredential(IamDb db, Ids ids, QuotaOptions quotas)
    : IOperation<CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse>
{
    public async ValueTask<Outcome<CreateServiceSpecificCredentialResponse>> RunAsync(
        Call call, CreateServiceSpecificCredentialRequest request, CancellationToken ct)
    {
        if (CredentialService.Of(request.ServiceName) is not { } service)
        {
            return ServiceCredentialErrors.NotSupported(request.ServiceName);
        }

        if (request.CredentialAgeDays is not null && !service.HasApiKeys)
        {
            return ServiceCredentialErrors.CannotExpire(service.Name);
        }

        if (await db.FindUserAsync(call.Account, request.UserName, ct) is not { } user)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        var aliases = await db.ServiceCredentials
            .Where(c => c.AccountId == call.Account && c.UserId == user.Id && c.Service == service.Name)
            .Select(c => c.Alias)
            .ToListAsync(ct);
        if (aliases.Count >= quotas.ServiceSpecificCredentialsPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.ServiceSpecificCredentialsPerUser), quotas.ServiceSpecificCredentialsPerUser);
        }

        var number = Enumerable.Range(0, aliases.Count + 1).First(n => !aliases.Contains(CredentialService.Alias(user.Name, call.Account, n)));
        var credential = new ServiceCredential
        {
            AccountId = call.Account,
            Id = ids.ServiceCredential(),
            UserId = user.Id,
            Service = service.Name,
            Alias = CredentialService.Alias(user.Name, call.Account, number),
            Status = StatusType.Active,
            CreatedAt = call.Time,
            ExpiresAt = request.CredentialAgeDays is { } days ? call.Time.AddDays(days) : null,
        };
        db.ServiceCredentials.Add(credential);
        return new CreateServiceSpecificCredentialResponse
        {
            ServiceSpecificCredential = ServiceCredentialShapes.WithSecret(call, new OwnedCredential(user.Name, credential), ids.ServicePassword()),
        };
    }
}
