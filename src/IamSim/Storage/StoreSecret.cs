using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Storage;

/// <summary>A random value that all servers of one database share, made at its first start.</summary>
internal sealed class StoreSecret
{
    /// <summary>The key that seals page markers, so that nobody can make one up: 32 bytes.</summary>
    public const string PageMarkers = "page-markers";

    /// <summary>The key that seals session tokens: 32 bytes.</summary>
    public const string SessionTokens = "session-tokens";

    /// <summary>The key that seals encoded authorization messages: 32 bytes.</summary>
    public const string AuthorizationMessages = "authorization-messages";

    /// <summary>No secret: another value after each reset and restore, so that a server sees that another one has done so.</summary>
    public const string AuditEpoch = "audit-epoch";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [PageMarkers, SessionTokens, AuthorizationMessages, AuditEpoch];

    public required string Name { get; set; }

    public required byte[] Value { get; set; }
}

internal sealed class StoreSecretConfiguration : IEntityTypeConfiguration<StoreSecret>
{
    public void Configure(EntityTypeBuilder<StoreSecret> secret) => secret.HasKey(s => s.Name);
}
