using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Lake;

/// <summary>Presto's SQL, as AWS's sample queries write it.</summary>
/// <remarks>
/// The forms are those of <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/lake-console-queries.html">AWS's sample queries</see> and of
/// <see href="https://github.com/aws-samples/cloud-trail-lake-query-samples">AWS's collection</see>.
/// </remarks>
public sealed class LakeDialectTests(LakeDialectTests.World world) : IClassFixture<LakeDialectTests.World>
{
    [Theory]
    [InlineData("SELECT userIdentity.principalid, useridentity.accountId, count(* ) as eventCount FROM $EDS_ID WHERE userIdentity.principalid IS NOT NULL AND eventTime > '2022-01-01 00:00:00' AND eventTime < '2100-01-01 00:00:00' AND eventName = 'ListUsers' GROUP BY userIdentity.principalid, useridentity.accountId ORDER BY EventCount DESC", "{account}|{account}|2")]
    [InlineData("SELECT userIdentity.arn, eventName, element_at(requestParameters,'userName' ) AS username, element_at(requestParameters,'groupName' ) AS groupname FROM $EDS_ID WHERE eventTime > '2022-04-30 00:00:00' AND eventName = 'AddUserToGroup' AND element_at(requestParameters,'groupName' ) like '%admin%'", "arn:aws:iam::{account}:root|AddUserToGroup|alice|my-admins")]
    [InlineData("SELECT COUNT(*) AS apiCount, eventName, recipientAccountId, userIdentity.principalid FROM $EDS_ID WHERE userIdentity.principalid IS NOT NULL AND eventTime >= '2022-01-08 00:00:00' AND eventSource='iam.amazonaws.com' AND readOnly = true GROUP BY eventName, recipientAccountId, userIdentity.principalid ORDER BY apiCount DESC LIMIT 1", "2|ListUsers|{account}|{account}")]
    [InlineData("select eventType, eventName, errorMessage from $EDS_ID where errorMessage is not null and eventSource='iam.amazonaws.com'", "AwsApiCall|CreateUser|User with name alice already exists.")]
    [InlineData("SELECT errorCode, count(*) AS n FROM $EDS_ID WHERE errorCode IS NOT NULL GROUP BY errorCode HAVING count(*) > 0 ORDER BY n DESC, errorCode ASC NULLS LAST LIMIT 5", "EntityAlreadyExistsException|1")]
    [InlineData("SELECT count(*) FROM $EDS_ID WHERE userIdentity.accountId != recipientAccountId", "0")]
    [InlineData("SELECT DISTINCT userIdentity.sessioncontext.sessionissuer.arn FROM $EDS_ID WHERE userIdentity.type = 'AssumedRole' and eventName = 'GetCallerIdentity'", "arn:aws:iam::{account}:role/worker")]
    [InlineData("SELECT element_at(resources,1 ).arn, element_at(resources,1).type from $EDS_ID where eventSource = 'sts.amazonaws.com' and eventName = 'AssumeRole' and errorcode IS NULL", "arn:aws:iam::{account}:role/worker|AWS::IAM::Role")]
    [InlineData("SELECT eventName, tlsDetails.tlsversion FROM $EDS_ID WHERE tlsDetails.tlsversion != 'TLSv1.3'")]
    [InlineData("SELECT day_of_week(eventTime ) BETWEEN 1 AND 7, COUNT(* ) as eventCount FROM $EDS_ID WHERE eventName = 'ListUsers' GROUP BY day_of_week(eventTime ) ORDER BY day_of_week(eventTime )", "true|2")]
    [InlineData("SELECT json_extract_scalar(element_at(responseElements, 'user'), '$.userName') userName FROM $EDS_ID WHERE eventName = 'CreateUser' AND responseElements IS NOT NULL UNION ALL SELECT json_extract_scalar('no json', '$.x') FROM $EDS_ID WHERE eventName = 'ListUsers' ORDER BY userName", "alice", "", "")]
    [InlineData("SELECT json_extract_scalar(json_array_get(element_at(requestParameters, 'tags'), 0), '$.key') FROM $EDS_ID WHERE eventName = 'CreateGroup' OR element_at(requestParameters, 'tags') IS NOT NULL ORDER BY 1 NULLS LAST LIMIT 1", "team")]
    [InlineData("WITH failed AS (SELECT eventName, eventTime FROM $EDS_ID WHERE errorCode IS NOT NULL), read AS (SELECT eventName FROM $EDS_ID WHERE readOnly) SELECT f.eventName, count(r.eventName) > 2 FROM failed f CROSS JOIN read r GROUP BY f.eventName", "CreateUser|true")]
    [InlineData("SELECT a.eventName FROM $EDS_ID a INNER JOIN $OTHER b ON a.eventID = b.eventID WHERE a.eventName = 'AddUserToGroup'", "AddUserToGroup")]
    [InlineData("SELECT eventName FROM $EDS_ID WHERE eventName = 'AddUserToGroup' UNION SELECT eventName FROM $OTHER WHERE eventName = 'AddUserToGroup'", "AddUserToGroup")]
    [InlineData("SELECT count(*) FROM $EDS_ID WHERE eventName = 'ListUsers' AND eventTime > date_add('day', -1, now()) AND eventTime <= now() AND date_diff('day', eventTime, current_timestamp) = 0", "2")]
    [InlineData("SELECT count(*) FROM $EDS_ID WHERE eventName = 'ListUsers' AND eventTime BETWEEN from_iso8601_timestamp('2022-01-01T00:00:00Z') AND date_parse('2100-01-01 00:00:00', '%Y-%m-%d %H:%i:%s')", "2")]
    [InlineData("SELECT date_format(date_parse('2024-02-03 04:05:06', '%Y-%m-%d %H:%i:%s'), '%Y-%m-%d %H:%i'), date_trunc('month', timestamp '2024-02-03 04:05:06'), year(date '2024-02-03') FROM $EDS_ID WHERE eventName = 'AddUserToGroup'", "2024-02-03 04:05|2024-02-01 00:00:00.000|2024")]
    [InlineData("SELECT approx_distinct(eventName) > 3, cardinality(array_agg(DISTINCT userIdentity.type)), max(cardinality(requestParameters)) > 1 FROM $EDS_ID", "true|3|true")]
    [InlineData("SELECT contains(map_keys(requestParameters), 'userName'), array_join(array_sort(map_keys(requestParameters)), ','), regexp_like(eventName, '^Add'), regexp_replace(eventName, '[a-z]', '') FROM $EDS_ID WHERE eventName = 'AddUserToGroup'", "true|groupName,userName|true|AUTG")]
    [InlineData("SELECT regexp_extract(userIdentity.arn, 'iam::([0-9]+)', 1), split_part(userIdentity.arn, ':', 6), substr(eventName, 1, 3), strpos(eventName, 'User'), concat(eventName, '!'), upper(eventName), length(eventName) FROM $EDS_ID WHERE eventName = 'AddUserToGroup'", "{account}|root|Add|4|AddUserToGroup!|ADDUSERTOGROUP|14")]
    [InlineData("SELECT CASE WHEN errorCode IS NULL THEN 'ok' ELSE errorCode END, COALESCE(errorMessage, 'none'), greatest(1, 2), if(readOnly, 'r', 'w'), try_cast('x' AS integer), CAST(1 AS double) FROM $EDS_ID WHERE eventName = 'AddUserToGroup'", "ok|none|2|w||1.0")]
    [InlineData("SELECT r.arn FROM $EDS_ID CROSS JOIN UNNEST(resources) AS t(r) WHERE eventName = 'AssumeRole'", "arn:aws:iam::{account}:role/worker")]
    [InlineData("SELECT requestParameters, resources FROM $EDS_ID WHERE eventName = 'AddUserToGroup'", "{{groupName=my-admins, userName=alice}}|")]
    [InlineData("SELECT eventName FROM (SELECT eventName, row_number() OVER (PARTITION BY eventSource ORDER BY eventName) AS n FROM $EDS_ID WHERE eventSource = 'iam.amazonaws.com') WHERE n = 1", "AddUserToGroup")]
    [InlineData("SELECT count(*) FROM $EDS_ID WHERE eventName IN ('ListUsers', 'AddUserToGroup') AND NOT eventName LIKE 'Add%' AND eventSource IS DISTINCT FROM 's3.amazonaws.com'", "2")]
    public async Task Statement_OfAwsForm_GivesItsRows(string statement, params string[] expected)
    {
        var rows = await world.Account.RowsAsync(statement.Replace("$EDS_ID", world.Store, StringComparison.Ordinal).Replace("$OTHER", world.Other, StringComparison.Ordinal));

        Assert.Equal(
            expected.Select(e => e.Replace("{account}", world.Account.Id, StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)), rows);
    }

    /// <summary>An account with two event data stores and a few events.</summary>
    public sealed class World(Sim sim) : IAsyncLifetime
    {
        public TestAccount Account { get; } = sim.NewAccount();

        public string Store { get; private set; } = "";

        public string Other { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            var account = Account;
            Store = await account.NewStoreAsync();
            Other = await account.NewStoreAsync("other");
            await account.MustAsync("CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ops"));
            await account.CallAsync("CreateUser", ("UserName", "alice"));
            await account.MustAsync("CreateGroup", ("GroupName", "my-admins"));
            await account.MustAsync("AddUserToGroup", ("GroupName", "my-admins"), ("UserName", "alice"));
            await account.MustAsync("ListUsers");
            await account.MustAsync("ListUsers");
            await account.MustAsync(
                "CreateRole", ("RoleName", "worker"),
                ("AssumeRolePolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account.Id}}:root"},"Action":"sts:AssumeRole"}]}"""));
            await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
            var key = (await account.MustAsync("CreateAccessKey", ("UserName", "alice"))).Value("AccessKey/AccessKeyId")!;
            var assumed = await account.With(key).CallAsync("2011-06-15", "AssumeRole", ("RoleArn", account.Arn("role/worker")), ("RoleSessionName", "session"));
            Assert.Equal(200, assumed.Status);
            await account.With(assumed.Value("Credentials/AccessKeyId")!).CallAsync("2011-06-15", "GetCallerIdentity");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
