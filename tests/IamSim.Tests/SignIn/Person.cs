using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.SignIn;

/// <summary>Somebody at the sign-in, who has no access key; and, once signed in, with a bearer token.</summary>
internal sealed class Person(HttpClient http, string? token = null)
{
    /// <summary>Signs in: <c>SignInAsync(new { account, userName, password })</c>.</summary>
    public Task<RestAnswer> SignInAsync(object body) => RestAsync("POST", "/sign-in", body);

    /// <summary>Signs in and expects a session.</summary>
    public async Task<Person> MustSignInAsync(object body)
    {
        var answer = await SignInAsync(body);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.True(answer.Json.GetProperty("status").GetString() == "SignedIn", answer.Text);
        return new Person(http, TokenOf(answer));
    }

    public static string TokenOf(RestAnswer answer) => answer.Json.GetProperty("session").GetProperty("bearerToken").GetString()!;

    public static string? StatusOf(RestAnswer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json.GetProperty("status").GetString();
    }

    public async Task<RestAnswer> RestAsync(string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1" + path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request);
        return new RestAnswer(response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>What tests of the sign-in share.</summary>
internal static class SignInWorld
{
    public const string Good = "Sesame-open-1";
    public const string Better = "Sesame-open-2";

    public static Person Person(this Sim sim) => new(sim.Host.Client);

    /// <summary>Makes a user with a password.</summary>
    public static async Task PasswordAsync(this TestAccount account, string userName, bool mustChange = false)
    {
        await account.MustAsync("CreateUser", ("UserName", userName));
        await account.MustAsync(
            "CreateLoginProfile", ("UserName", userName), ("Password", Good), ("PasswordResetRequired", mustChange ? "true" : "false"));
    }

    /// <summary>The events of the sign-in, newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> SignInEventsAsync(this TestAccount account) =>
        [.. (await account.EventsAsync("?maxItems=200")).Where(e => e.GetProperty("eventSource").GetString() == "signin.amazonaws.com")];

    public static string? Text(this JsonElement element, params string[] way)
    {
        foreach (var name in way)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ToString();
    }
}
