using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>A challenge that a security key has answered, kept until it would have run out anyway, so that no answer is taken twice.</summary>
internal sealed class SpentChallenge
{
    /// <summary>The challenge in base64url.</summary>
    public required string Challenge { get; set; }

    /// <summary>By the machine's clock, as challenges run out by it.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Notes that a challenge is spent; false where it was before. Forgets those that have run out.</summary>
    public static async Task<bool> TrySpendAsync(IamDb db, OpenChallenge challenge, DateTimeOffset machineTime, CancellationToken ct)
    {
        if (await db.SpentChallenges.AnyAsync(c => c.Challenge == challenge.Id, ct))
        {
            return false;
        }

        db.SpentChallenges.RemoveRange(await db.SpentChallenges.Where(c => c.ExpiresAt < machineTime).ToListAsync(ct));
        db.SpentChallenges.Add(new SpentChallenge { Challenge = challenge.Id, ExpiresAt = challenge.ExpiresAt });
        return true;
    }
}

internal sealed class SpentChallengeConfiguration : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> spent)
    {
        spent.HasKey(c => c.Challenge);
        spent.IsWithoutRowid();
    }
}
