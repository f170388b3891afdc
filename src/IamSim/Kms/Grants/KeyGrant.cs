using IamSim.Iam.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Kms.Grants;

/// <summary>A grant: it lets somebody use a key beside what the key's policy says.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">KMS: Grants</see></remarks>
internal sealed class KeyGrant
{
    /// <summary>The key's account.</summary>
    public required string AccountId { get; set; }

    public required string Region { get; set; }

    public required string KeyId { get; set; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Id { get; set; }

    public string? Name { get; set; }

    public required string Grantee { get; set; }

    public string? RetiringPrincipal { get; set; }

    /// <summary>The unique ids behind those two, as far as IamSim held them.</summary>
    public Dictionary<string, string> PrincipalIds { get; set; } = [];

    /// <summary>In the order of the request, with commas between.</summary>
    public required string Operations { get; set; }

    /// <summary>What the encryption context must be, key to value; null for any.</summary>
    public Dictionary<string, string>? ContextEquals { get; set; }

    /// <summary>What the encryption context must hold, key to value; null for nothing.</summary>
    public Dictionary<string, string>? ContextSubset { get; set; }

    /// <summary>The account of whoever made it.</summary>
    public required string IssuingAccount { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public string[] OperationNames => Operations.Split(',');
}

internal sealed class KeyGrantConfiguration : IEntityTypeConfiguration<KeyGrant>
{
    public void Configure(EntityTypeBuilder<KeyGrant> grant)
    {
        grant.HasKey(g => new { g.AccountId, g.Region, g.KeyId, g.Id });
        grant.HasIndex(g => g.RetiringPrincipal).HasFilter("\"RetiringPrincipal\" IS NOT NULL");
        grant.Property(g => g.PrincipalIds).IsTrustedIdColumn();
        grant.Property(g => g.ContextEquals).HasConversion<TrustedIdConverter, TrustedIdComparer>();
        grant.Property(g => g.ContextSubset).HasConversion<TrustedIdConverter, TrustedIdComparer>();
        grant.Ignore(g => g.OperationNames);
    }
}
