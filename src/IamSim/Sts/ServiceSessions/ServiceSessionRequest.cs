using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Access;
using IamSim.Rest;

namespace IamSim.Sts.ServiceSessions;

/// <summary>An AWS service that wants to act by a role.</summary>
/// <param name="Service">Its principal, <c>sagemaker.amazonaws.com</c>.</param>
/// <param name="RoleArn">The role.</param>
/// <param name="SessionName">The session's name.</param>
internal sealed record ServiceSessionRequest(string Service, string RoleArn, string SessionName)
{
    /// <summary>The resource on whose behalf: <c>aws:SourceArn</c>.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The account on whose behalf: <c>aws:SourceAccount</c>.</summary>
    public string? SourceAccount { get; init; }

    public int? DurationSeconds { get; init; }

    /// <summary>Other context keys of the request.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Context { get; init; } = [];

    private const int ShortestName = 2;
    private const int LongestName = 64;
    private const int ShortestDuration = 900;
    private const int LongestDuration = 43_200;

    /// <exception cref="QuestionException">What is wrong with the body.</exception>
    public static ServiceSessionRequest Read(JsonElement body)
    {
        QuestionBody.Object(body, "service", "roleArn", "roleSessionName", "sourceArn", "sourceAccount", "durationSeconds", "context");
        var service = QuestionBody.Text(body, "service");
        if (service is null || !IsService(service))
        {
            throw new QuestionException("service", "This must be a service principal, such as sagemaker.amazonaws.com.");
        }

        var role = QuestionBody.Text(body, "roleArn") ?? throw new QuestionException("roleArn", "This must be the ARN of a role.");
        var name = QuestionBody.Text(body, "roleSessionName") ?? service[..service.IndexOf('.', StringComparison.Ordinal)];
        if (name.Length is < ShortestName or > LongestName || !name.All(IsOfName))
        {
            throw new QuestionException("roleSessionName", "This must have 2 to 64 letters, digits or _+=,.@-.");
        }

        return new ServiceSessionRequest(service, role, name)
        {
            SourceArn = QuestionBody.Text(body, "sourceArn"),
            SourceAccount = QuestionBody.Text(body, "sourceAccount"),
            DurationSeconds = Duration(body),
            Context = Keys(body),
        };
    }

    private static bool IsService(string text) =>
        text.Length <= 128 && text.IndexOf('.', StringComparison.Ordinal) > 1
        && (text.EndsWith(".amazonaws.com", StringComparison.Ordinal) || text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal))
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal);

    private static int? Duration(JsonElement body) => QuestionBody.Member(body, "durationSeconds") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var seconds) && seconds is >= ShortestDuration and <= LongestDuration => seconds,
        _ => throw new QuestionException("durationSeconds", "This must be a whole number from 900 to 43200."),
    };

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Keys(JsonElement body)
    {
        if (QuestionBody.Member(body, "context") is not { } context)
        {
            return [];
        }

        // The same as a simulated request's: a text, or several.
        return QuestionBody.Request(QuestionBody.Pick(("context", context), ("action", Action)), "body").Context;
    }

    private static JsonElement Action { get; } = JsonDocument.Parse("\"sts:AssumeRole\"").RootElement;
}
