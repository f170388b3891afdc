using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Lists the service-specific credentials of a user, of the calling one, or of all; never their secrets.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html">IAM: ListServiceSpecificCredentials</see>
/// </remarks>
internal sealed class ListServiceSpecificCredentials(IamDb db, Pages pages)
    : IOperation<ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse>
{
    public async ValueTask<Outcome<ListServiceSpecificCredentialsResponse>> RunAsync(
        Call call, ListServiceSpecificCredentialsRequest request, CancellationToken ct)
    {
        var ofAll = request.AllUsers == true;
        var start = pages.Start(
            call,
            ListServiceSpecificCredentialsRequest.Operation,
            request,
            ofAll ? "all" : UserOrRoot.Asked(call, request.UserName),
            request.ServiceName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        if (ofAll && request.UserName is not null)
        {
            return ServiceCredentialErrors.UserAndAllUsers();
        }

        if (request.ServiceName is { } asked && CredentialService.Of(asked) is null)
        {
            return ServiceCredentialErrors.NotSupported(asked);
        }

        var credentials = db.ServiceCredentials.Where(c => c.AccountId == call.Account && string.Compare(c.Id, start.Value.After) > 0);
        if (!ofAll)
        {
            var user = await db.FindNamedOrCallerAsync(call, request.UserName, ct);
            if (user.IsFault)
            {
                return user.Fault;
            }

            credentials = credentials.Where(c => c.UserId == user.Value.Id);
        }

        if (request.ServiceName is { } service)
        {
            credentials = credentials.Where(c => c.Service == service);
        }

        var found =
            from credential in credentials
            join user in db.Users on new { credential.AccountId, Id = credential.UserId } equals new { user.AccountId, user.Id }
            orderby credential.Id
            select new OwnedCredential(user.Name, credential);
        var page = start.Value.Cut(await found.Take(start.Value.Take).ToListAsync(ct), o => o.Credential.Id);
        return new ListServiceSpecificCredentialsResponse
        {
            ServiceSpecificCredentials = page.Select(o => ServiceCredentialShapes.Listed(call, o)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
