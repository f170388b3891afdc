using System.Security.Cryptography;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.ServerCertificates;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SigningCertificates;

/// <summary>Uploads a signing certificate of a user, or of the caller.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html">IAM: UploadSigningCertificate</see></remarks>
internal sealed class UploadSigningCertificate(IamDb db, Ids ids, QuotaOptions quotas)
    : IPreparedOperation<UploadSigningCertificateRequest, UploadSigningCertificateResponse, UploadSigningCertificate.Checked>
{
    public ValueTask<Outcome<Checked>> PrepareAsync(Call call, UploadSigningCertificateRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Check(call, request));

    public async ValueTask<Outcome<UploadSigningCertificateResponse>> RunAsync(
        Call call, UploadSigningCertificateRequest request, Checked prepared, CancellationToken ct)
    {
        var owner = await UserOrRoot.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        if (await db.SigningCertificates.AnyAsync(c => c.AccountId == call.Account && c.Thumbprint == prepared.Thumbprint, ct))
        {
            return SigningCertificateErrors.Duplicate();
        }

        if (await db.SigningCertificates.Of(call, owner.Value).CountAsync(ct) >= quotas.SigningCertificatesPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.SigningCertificatesPerUser), quotas.SigningCertificatesPerUser);
        }

        var certificate = new SigningCertificate
        {
            AccountId = call.Account,
            Id = ids.SigningCertificate(),
            UserId = owner.Value.UserId,
            Body = request.CertificateBody,
            Thumbprint = prepared.Thumbprint,
            Status = StatusType.Active,
            UploadedAt = call.Time,
        };
        db.SigningCertificates.Add(certificate);
        return new UploadSigningCertificateResponse { Certificate = SigningCertificateShapes.Shown(owner.Value, certificate) };
    }

    private static Outcome<Checked> Check(Call call, UploadSigningCertificateRequest request)
    {
        using var certificate = CertificateChecks.Read(request.CertificateBody);
        if (certificate is null)
        {
            return SigningCertificateErrors.Unreadable();
        }

        return certificate.NotBefore > call.Time || certificate.NotAfter < call.Time
            ? SigningCertificateErrors.Invalid()
            : new Checked(Convert.ToHexString(SHA256.HashData(certificate.RawDataMemory.Span)));
    }

    /// <summary>What was read from a certificate that is in order.</summary>
    internal sealed record Checked(string Thumbprint);
}
