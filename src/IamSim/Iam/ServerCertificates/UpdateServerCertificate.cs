using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Changes a server certificate's name or path; its ARN follows.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServerCertificate.html">IAM: UpdateServerCertificate</see></remarks>
internal sealed class UpdateServerCertificate(IamDb db) : IOperation<UpdateServerCertificateRequest, UpdateServerCertificateResponse>
{
    public async ValueTask<Outcome<UpdateServerCertificateResponse>> RunAsync(Call call, UpdateServerCertificateRequest request, CancellationToken ct)
    {
        var found = await db.ServerCertificates.FindByNameAsync(call.Account, request.ServerCertificateName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var certificate = found.Value;
        if (request.NewServerCertificateName is { } name)
        {
            // Its own name in other letters is no other certificate's.
            if (NameKeys.Of(name) != certificate.NameKey && await db.ServerCertificates.HasAsync(call.Account, name, ct))
            {
                return ServerCertificateErrors.AlreadyExists(name);
            }

            certificate.Name = name;
            certificate.NameKey = NameKeys.Of(name);
        }

        certificate.Path = request.NewPath ?? certificate.Path;
        return new UpdateServerCertificateResponse();
    }
}
