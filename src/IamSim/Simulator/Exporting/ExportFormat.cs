namespace IamSim.Simulator.Exporting;

/// <summary>A form that an account is written in.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="WriteAsync">Writes it, piece by piece.</param>
internal sealed record ExportFormat(string Name, string ContentType, Func<AccountView, Stream, CancellationToken, Task> WriteAsync)
{
    private const string Json = "application/json";

    /// <summary>The first one is the default. Those before the templates are what an import takes.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("authorization-details", Json, AuthorizationDetailsFormat.WriteAsync),
        new("credential-report", "text/csv", CredentialReportFormat.WriteAsync),
        new("password-policy", Json, PasswordPolicyFormat.WriteAsync) { MissingAsync = PasswordPolicyFormat.MissingAsync },
        new("organization", Json, OrganizationFormat.WriteAsync) { MissingAsync = OrganizationFormat.MissingAsync },
        new("terraform", "text/plain; charset=utf-8", TerraformFormat.WriteAsync),
        new("cloudformation", Json, CloudFormationFormat.WriteAsync),
    ];

    public static string Names => string.Join(", ", All.Select(format => format.Name));

    /// <summary>Says what the account lacks that this form is of; null where there is something to write.</summary>
    public Func<AccountView, CancellationToken, Task<string?>> MissingAsync { get; init; } = (_, _) => Task.FromResult<string?>(null);

    /// <summary>The format of a name; null for none.</summary>
    public static ExportFormat? Of(string? name) => name is null ? All[0] : All.FirstOrDefault(format => format.Name == name);
}
