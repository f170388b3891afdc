using System.Security.Cryptography;
using IamSim.Contracts;
using IamSim.Wire.S3.Checksums;
using Microsoft.AspNetCore.Connections;

namespace IamSim.Wire.S3.Bodies;

/// <summary>
/// A body that is hashed as it is read, and compared with what its request said of it before its last byte is given: who has read it all has read what was
/// sent.
/// </summary>
internal sealed class VerifyingStream(Stream body, BodyPromises promises, long? length) : ReadingStream
{
    private readonly byte[] _probe = new byte[1];
    private readonly ContentHash? _sha256 = promises.Sha256 is null ? null : ContentHash.Sha256();
    private readonly ContentHash? _md5 = promises.Md5 is null ? null : ContentHash.Md5();
    private readonly ContentHash? _checksum = promises.Algorithm is null ? null : ContentHash.Begin(promises.Algorithm);
    private bool _isVerified;

    /// <summary>How many bytes have been read.</summary>
    public long Count { get; private set; }

    /// <summary>The checksum that was promised and found; null before the end, and where none was.</summary>
    public ContentChecksum? Checksum { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isVerified || buffer.IsEmpty)
        {
            return 0;
        }

        var read = await NextAsync(buffer, cancellationToken);
        if (read == 0)
        {
            Verify();
            return 0;
        }

        Count += read;
        if (Count > S3Refusals.LargestBody)
        {
            throw new BodyException(S3Refusals.EntityTooLarge(Count));
        }

        var part = buffer.Span[..read];
        _sha256?.Append(part);
        _md5?.Append(part);
        _checksum?.Append(part);
        if (Count == length)
        {
            await EndAsync(cancellationToken);
        }

        return read;
    }

    /// <summary>Verifies a body of which all has been read.</summary>
    public async ValueTask EndAsync(CancellationToken ct)
    {
        if (await NextAsync(_probe, ct) > 0)
        {
            throw new BodyException(S3Refusals.IncompleteBody());
        }

        Verify();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sha256?.Dispose();
            _md5?.Dispose();
            _checksum?.Dispose();
            body.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> NextAsync(Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (BadHttpRequestException e)
        {
            throw new BodyException(S3Refusals.IncompleteBody(), e);
        }
        catch (ConnectionResetException e)
        {
            throw new BodyException(CommonFaults.RequestCanceled(), e);
        }
    }

    /// <summary>In the order in which its request is read: length, signed hash, Content-MD5, checksum.</summary>
    private void Verify()
    {
        if (length is not null && Count != length)
        {
            throw new BodyException(S3Refusals.IncompleteBody());
        }

        if (_sha256 is not null && Convert.ToHexStringLower(_sha256.End()) is var hash && hash != promises.Sha256)
        {
            throw new BodyException(S3Refusals.PayloadMismatch(promises.Sha256!, hash));
        }

        if (_md5 is not null && _md5.End() is var md5 && !CryptographicOperations.FixedTimeEquals(md5, promises.Md5))
        {
            throw new BodyException(S3Refusals.BadDigest(Convert.ToBase64String(promises.Md5!), Convert.ToBase64String(md5)));
        }

        if (_checksum is not null)
        {
            Checksum = new ContentChecksum(_checksum.Algorithm, Convert.ToBase64String(_checksum.End()));
            var promised = promises.ChecksumOf() ?? throw new BodyException(S3Refusals.MalformedTrailer());
            if (promised != Checksum.Value)
            {
                throw new BodyException(S3Refusals.BadChecksum(_checksum.Algorithm));
            }
        }

        _isVerified = true;
    }
}
