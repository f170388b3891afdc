using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Uploads a server certificate, with its private key and the certificates above it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html">IAM: UploadServerCertificate</see></remarks>
internal sealed class UploadServerCertificate(IamDb db, Ids ids, QuotaOptions quotas)
    : IPreparedOperation<UploadServerCertificateRequest, UploadServerCertificateResponse, UploadServerCertificate.Checked>
{
    public ValueTask<Outcome<Checked>> PrepareAsync(Call call, UploadServerCertificateRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Check(call, request));

    public async ValueTask<Outcome<UploadServerCertificateResponse>> RunAsync(
        Call call, UploadServerCertificateRequest request, Checked prepared, CancellationToken ct)
    {
        if (await db.ServerCertificates.HasAsync(call.Account, request.ServerCertificateName, ct))
        {
            return ServerCertificateErrors.AlreadyExists(request.ServerCertificateName);
        }

        if (await db.ServerCertificates.CountAsync(c => c.AccountId == call.Account, ct) >= quotas.ServerCertificatesPerAccount)
        {
            return QuotaOptions.Exceeded(nameof(quotas.ServerCertificatesPerAccount), quotas.ServerCertificatesPerAccount);
        }

        var tags = Tags.Add([], request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var certificate = new ServerCertificate
        {
            AccountId = call.Account,
            Id = ids.ServerCertificate(),
            Name = request.ServerCertificateName,
            NameKey = NameKeys.Of(request.ServerCertificateName),
            Path = request.Path ?? "/",
            Body = request.CertificateBody,
            Chain = request.CertificateChain,
            UploadedAt = call.Time,
            ExpiresAt = prepared.ExpiresAt,
            Tags = tags.Value,
        };
        db.ServerCertificates.Add(certificate);
        return new UploadServerCertificateResponse
        {
            ServerCertificateMetadata = ServerCertificateShapes.Metadata(call, certificate),
            Tags = Tags.ShownByKey(certificate.Tags),
        };
    }

    private static Outcome<Checked> Check(Call call, UploadServerCertificateRequest request)
    {
        using var certificate = CertificateChecks.Read(request.CertificateBody);
        if (certificate is null)
        {
            return ServerCertificateErrors.UnreadableCertificate();
        }

        if (ServerCertificateErrors.RefuseByTime(certificate, call.Time) is { } outOfTime)
        {
            return outOfTime;
        }

        if (CertificateChecks.RefuseKey(certificate, request.PrivateKey) is { } noKey)
        {
            return noKey;
        }

        return request.CertificateChain is { } chain && CertificateChecks.RefuseChain(certificate, chain) is { } broken
            ? broken
            : new Checked(certificate.NotAfter);
    }

    /// <summary>What was read from a certificate that is in order.</summary>
    /// <param name="ExpiresAt">When it expires.</param>
    internal sealed record Checked(DateTimeOffset ExpiresAt);
}
