using System.Text.Json;
using IamSim.Hosting;

namespace IamSim.Audit.Proof;

/// <summary>What <c>iamsim audit</c> does. Each gives why it was not done, or what does not fit; null where it was, and all does.</summary>
internal static class AuditVerbs
{
    /// <summary>Seals what is not sealed yet, and prints the seal.</summary>
    public static async Task<string?> SealAsync(IServiceProvider services, string? account, string? path, Stream output)
    {
        account ??= services.GetRequiredService<IamSimOptions>().AccountId;
        var draft = await services.GetRequiredService<SealMaker>().SealAsync(account, upTo: null, CancellationToken.None);
        if (draft.Break is { } found)
        {
            return $"The trail of account {account} does not fit at event {found.Sequence}, so nothing was sealed: {found.Message}";
        }

        if (draft.Seal is not { } seal)
        {
            return $"Account {account} has no event to seal.";
        }

        await using var file = path is null ? null : File.Create(path);
        await PrintAsync(file ?? output, SealDocument.Of(seal));
        return null;
    }

    /// <summary>Verifies the trail of an account, or of all, and prints what came of it.</summary>
    public static async Task<string?> VerifyAsync(IServiceProvider services, string? account, Stream output)
    {
        var accounts = account is not null ? [account] : await services.GetRequiredService<ChainLinks>().AccountsAsync(CancellationToken.None);
        var verifier = services.GetRequiredService<ChainVerifier>();
        var found = new List<ChainVerification>();
        foreach (var each in accounts)
        {
            found.Add(await verifier.VerifyAsync(each, CancellationToken.None));
        }

        await PrintAsync(output, new TrailVerifications(found.TrueForAll(chain => chain.Intact), found));
        return Why(found);
    }

    /// <summary>Verifies the trail of a seal's account, and whether it passes through the seal.</summary>
    public static async Task<string?> VerifySealAsync(IServiceProvider services, string? account, string path, Stream output)
    {
        SealDocument? document;
        try
        {
            await using var file = File.OpenRead(path);
            document = await JsonSerializer.DeserializeAsync<SealDocument>(file, Verbs.Json);
        }
        catch (JsonException)
        {
            document = null;
        }

        if (document?.Read() is not { } seal)
        {
            return $"{path} is no seal of IamSim's.";
        }

        if (account is not null && account != seal.AccountId)
        {
            return $"{path} is a seal of account {seal.AccountId}.";
        }

        var found = await services.GetRequiredService<KeptSeals>().VerifyAsync(seal, document.Text, CancellationToken.None);
        await PrintAsync(output, new TrailVerifications(found.Intact, [found]));
        return Why([found]);
    }

    private static string? Why(List<ChainVerification> found)
    {
        var problems = found.Where(chain => !chain.Intact).Select(chain =>
            $"Account {chain.Account}: {(chain.Break is { } at ? $"event {at.Sequence}: {at.Message}" : chain.KeptSeal!.Message)}").ToList();
        return problems.Count == 0 ? null : string.Join(Environment.NewLine, problems);
    }

    private static async Task PrintAsync<T>(Stream output, T value)
    {
        await JsonSerializer.SerializeAsync(output, value, Verbs.Json);
        output.WriteByte((byte)'\n');
    }
}

/// <summary>What came of verifying trails.</summary>
/// <param name="Intact">True where everything fits.</param>
/// <param name="Trails">Each account's.</param>
public sealed record TrailVerifications(bool Intact, IReadOnlyList<ChainVerification> Trails);
