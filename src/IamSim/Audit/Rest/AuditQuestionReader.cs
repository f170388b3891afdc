using System.Net;
using IamSim.Access;
using IamSim.Audit.Search;
using IamSim.Audit.Trail;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Policies.Reference;

namespace IamSim.Audit.Rest;

/// <summary>Makes a question for the trail of the parameters that it was sent as, or says which of them cannot be asked by.</summary>
internal sealed class AuditQuestionReader(IamSimOptions options)
{
    public Outcome<TrailQuestion> Read(Call call, AuditFilters filters)
    {
        if (ProblemOf(filters) is { } problem)
        {
            return CommonFaults.ValidationError(problem);
        }

        if (!TryTime(filters.From, out var from))
        {
            return NoTime("from");
        }

        if (!TryTime(filters.To, out var to))
        {
            return NoTime("to");
        }

        if (from > to)
        {
            return CommonFaults.ValidationError("from is later than to.");
        }

        SearchText? text = null;
        if (filters.Text is not null)
        {
            if (options.Audit.TextSearch == TextSearchMode.Off)
            {
                return CommonFaults.ValidationError("text cannot be asked by: this server has IamSim:Audit:TextSearch=Off.");
            }

            text = SearchText.Parse(filters.Text, out var misspelt);
            if (text is null)
            {
                return CommonFaults.ValidationError(misspelt);
            }
        }

        var session = filters.PrincipalArn is { } arn && IsSession(arn) ? arn : null;
        if (session is not null && filters.SessionArn is { } other && other != session)
        {
            return CommonFaults.ValidationError("principalArn and sessionArn name two sessions.");
        }

        var (source, name) = ActionOf(filters.Action);
        return new TrailQuestion(new AuditQuery
        {
            Account = call.Account,
            From = from,
            To = to,
            EventName = name ?? filters.EventName,
            EventSource = source ?? filters.EventSource,
            UserName = filters.UserName,
            PrincipalId = filters.PrincipalId,
            PrincipalArn = session is null ? filters.PrincipalArn : null,
            SessionArn = session ?? filters.SessionArn,
            AccessKeyId = filters.AccessKeyId,
            Resource = filters.Resource,
            ResourceType = filters.ResourceType,
            SourceIp = filters.SourceIPAddress is { } address ? AddressOf(address) : null,
            ErrorCode = filters.ErrorCode,
            Failed = filters.Failed,
            ReadOnly = filters.ReadOnly,
            MfaAuthenticated = filters.MfaAuthenticated,
            Max = 1,
        })
        {
            Text = text,
            Region = filters.Region,
            EventType = filters.EventType,
            Unauthorized = filters.WouldBeRefused,
        };
    }

    private static string? ProblemOf(AuditFilters filters)
    {
        if (filters.Members().FirstOrDefault(member => member.Value is "") is { Name: { } empty })
        {
            return $"{empty} is empty.";
        }

        if (filters.Action is not null && (filters.EventName ?? filters.EventSource) is not null)
        {
            return "action names the operation and its service: eventName and eventSource cannot be given beside it.";
        }

        // A misspelt filter would be one that lets everything through.
        string[] known = [.. filters.Members().Concat(filters.Further()).Select(member => member.Name)];
        foreach (var (name, values) in filters.Sent ?? QueryCollection.Empty)
        {
            if (name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
            {
                // A signature in the query.
                continue;
            }

            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return $"{CallText.Shown(name)} is no parameter here. There are: {string.Join(", ", known)}.";
            }

            if (values.Count > 1)
            {
                return $"{name} can be given once.";
            }
        }

        return null;
    }

    private static Fault NoTime(string name) => CommonFaults.ValidationError($"{name} must be a time: ISO 8601, or seconds since 1970.");

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
        {
            return true;
        }

        var isTime = Timestamps.TryParse(text, out var value);
        time = value;
        return isTime;
    }

    private static bool IsSession(string arn) =>
        PrincipalArn.Parse(arn) is { Session: not null } || (arn.Split(':', 6) is ["arn", _, "sts", "", _, var resource] && resource.StartsWith("federated-user/", StringComparison.Ordinal));

    /// <summary>Where the actions of a service are those of its events, in the action reference's spelling where it knows the action.</summary>
    private static (string? Source, string? Name) ActionOf(string? action)
    {
        if (action is null)
        {
            return (null, null);
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return (null, action);
        }

        var (service, name) = ActionReference.Default.FindAction(action) is { } known ? (known.Service, known.Name) : (action[..colon], action[(colon + 1)..]);
        return (service == CallSubject.OwnSource ? service : $"{service.ToLowerInvariant()}.amazonaws.com", name == "*" ? null : name);
    }

    /// <summary>An address as events spell it; a service's name as it is.</summary>
    private static string AddressOf(string text) => text.AsSpan().IndexOfAny('.', ':') >= 0 && IPAddress.TryParse(text, out var address) ? address.ToString() : text;
}
