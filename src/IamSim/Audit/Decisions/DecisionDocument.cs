using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit.Decisions;

/// <summary>
/// A policy document, or a list of those that governed somebody, as decisions of the account went by it: stored once under the hash of its
/// content, however many decisions name it.
/// </summary>
internal sealed class DecisionDocument
{
    public required string AccountId { get; set; }

    /// <summary>The first half of the SHA-256 of <see cref="Content"/>.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>UTF-8.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class DecisionDocumentConfiguration : IEntityTypeConfiguration<DecisionDocument>
{
    public void Configure(EntityTypeBuilder<DecisionDocument> document) => document.HasKey(d => new { d.AccountId, d.Hash });
}
