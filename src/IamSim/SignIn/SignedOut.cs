using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.SignIn;

/// <summary>A sign-in that was ended before its time. Rows stay: the simulator's clock can go back to when the session would live.</summary>
internal sealed class SignedOut
{
    /// <summary>The <c>SignInId</c> of the session's claims.</summary>
    public required string SignInId { get; set; }

    public required string AccountId { get; set; }

    public required DateTimeOffset EndedAt { get; set; }
}

internal sealed class SignedOutConfiguration : IEntityTypeConfiguration<SignedOut>
{
    public void Configure(EntityTypeBuilder<SignedOut> signedOut)
    {
        signedOut.HasKey(s => s.SignInId);
        signedOut.IsWithoutRowid();
    }
}
