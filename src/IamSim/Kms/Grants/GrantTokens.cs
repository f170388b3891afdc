using IamSim.Calls.Paging;
using IamSim.Contracts;

namespace IamSim.Kms.Grants;

/// <summary>Makes and reads grant tokens: nobody but IamSim can make one. A token names its grant and holds no secret of the key.</summary>
internal sealed class GrantTokens(PageMarkers markers)
{
    private const string Question = "kms-grant-token";

    public string Make(KeyGrant grant) => markers.Make(Question, $"{Keys.KeyArns.OfKey(grant.AccountId, grant.Region, grant.KeyId)}\n{grant.Id}");

    /// <summary>The key's ARN and the grant's id; null for what is no token.</summary>
    public (string KeyArn, string GrantId)? Read(string token) => markers.Read(Question, token)?.Split('\n') is [var arn, var id] ? (arn, id) : null;

    /// <summary>Why the tokens of a request are refused. A grant that is gone makes none of them wrong.</summary>
    public Fault? Refuse(IReadOnlyList<string>? tokens) => tokens?.Any(token => Read(token) is null) == true ? KmsErrors.InvalidGrantToken() : null;
}
