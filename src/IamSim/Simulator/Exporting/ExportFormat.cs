namespace IamSim.Simulator.Exporting;

/// <summary>A form that an account is written in.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="Extension">What its files' names end with.</param>
/// <param name="WriteAsync">Writes it, piece by piece.</param>
internal sealed record ExportFormat(string Name, string ContentType, string Extension, Func<AccountView, Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>The first one is the default.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("authorization-details", "application/json", "json", AuthorizationDetailsFormat.WriteAsync),
        new("terraform", "text/plain; charset=utf-8", "tf", TerraformFormat.WriteAsync),
        new("cloudformation", "application/json", "template.json", CloudFormationFormat.WriteAsync),
    ];

    public static string Names => string.Join(", ", All.Select(format => format.Name));

    /// <summary>The format of a name; null for none.</summary>
    public static ExportFormat? Of(string? name) => name is null ? All[0] : All.FirstOrDefault(format => format.Name == name);
}
