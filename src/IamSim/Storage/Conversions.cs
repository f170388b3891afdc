using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamSim.Storage;

/// <summary>Stores a time as milliseconds since 1970, which both providers order and compare alike.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

/// <summary>Stores a UUID as its 16 bytes in the order of its text, so that SQLite sorts UUIDv7s by age.</summary>
internal sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
    guid => guid.ToByteArray(true),
    stored => new Guid(stored, true));

/// <summary>Stores an account as a number, in tables of which there are millions of rows: half the bytes of its twelve digits.</summary>
internal sealed class AccountNumberConverter() : ValueConverter<string, long>(
    account => long.Parse(account, CultureInfo.InvariantCulture),
    stored => stored.ToString("D12", CultureInfo.InvariantCulture));
