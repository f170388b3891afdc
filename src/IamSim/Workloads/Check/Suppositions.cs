using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Access;
using IamSim.Ec2.Facts;
using IamSim.Iam.Tagging;
using IamSim.Kms.Facts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;
using IamSim.Rest;
using IamSim.S3.Facts;
using IamSim.Sts.Roles;
using IamSim.Workloads.Worlds;
using PrincipalKind = IamSim.Iam.Policies.PrincipalKind;

namespace IamSim.Workloads.Check;

/// <summary>What a check supposes in the place of what is stored: the <c>suppose</c> of its body.</summary>
internal sealed record Suppositions
{
    public IReadOnlyList<RoleGiven> Roles { get; init; } = [];

    public IReadOnlyList<BucketGiven> Buckets { get; init; } = [];

    public IReadOnlyList<KeyGiven> Keys { get; init; } = [];

    public IReadOnlyList<NetworkGiven> Networks { get; init; } = [];

    internal sealed record RoleGiven(string Arn, JsonElement TrustPolicy)
    {
        public IReadOnlyList<JsonElement> Policies { get; init; } = [];

        public JsonElement? PermissionsBoundary { get; init; }

        public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    internal sealed record EncryptionGiven(string Algorithm)
    {
        public string? KmsKeyId { get; init; }

        public bool BucketKeyEnabled { get; init; }
    }

    internal sealed record ObjectGiven(string Key)
    {
        public long Size { get; init; } = 1;

        public EncryptionGiven? Encryption { get; init; }

        public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    internal sealed record BucketGiven(string Name)
    {
        public string? Account { get; init; }

        public string? Region { get; init; }

        public JsonElement? Policy { get; init; }

        public EncryptionGiven? Encryption { get; init; }

        public IReadOnlyList<ObjectGiven> Objects { get; init; } = [];
    }

    internal sealed record GrantGiven(string GranteePrincipal, IReadOnlyList<string> Operations);

    internal sealed record KeyGiven(string Arn)
    {
        public JsonElement? Policy { get; init; }

        public string State { get; init; } = "Enabled";

        public IReadOnlyList<string> Aliases { get; init; } = [];

        public IReadOnlyList<GrantGiven> Grants { get; init; } = [];
    }

    internal sealed record RuleGiven
    {
        public string Protocol { get; init; } = "-1";

        public int FromPort { get; init; }

        public int ToPort { get; init; } = 65_535;

        public IReadOnlyList<string> CidrBlocks { get; init; } = [];

        public IReadOnlyList<string> GroupIds { get; init; } = [];

        public IReadOnlyList<string> PrefixLists { get; init; } = [];
    }

    internal sealed record GroupGiven(string Id)
    {
        public IReadOnlyList<RuleGiven> Inbound { get; init; } = [];

        public IReadOnlyList<RuleGiven> Outbound { get; init; } = [new RuleGiven { CidrBlocks = ["0.0.0.0/0"] }];
    }

    internal sealed record EndpointGiven(string Id, string Service)
    {
        /// <summary><c>gateway</c> or <c>interface</c>.</summary>
        public string Type { get; init; } = "interface";

        public JsonElement? Policy { get; init; }

        public bool PrivateDnsEnabled { get; init; } = true;

        public IReadOnlyList<string> RouteTableIds { get; init; } = [];

        public IReadOnlyList<string> SubnetIds { get; init; } = [];

        public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];
    }

    internal sealed record SubnetGiven(string Id)
    {
        public string CidrBlock { get; init; } = "10.0.0.0/24";

        public string AvailabilityZone { get; init; } = "us-east-1a";
    }

    internal sealed record RouteGiven(string Destination, string Target);

    internal sealed record RouteTableGiven(string Id)
    {
        public bool IsMain { get; init; }

        public IReadOnlyList<string> SubnetIds { get; init; } = [];

        public IReadOnlyList<RouteGiven> Routes { get; init; } = [];
    }

    internal sealed record NatGiven(string Id, string SubnetId);

    internal sealed record NetworkGiven(string VpcId)
    {
        public string? Account { get; init; }

        public string? Region { get; init; }

        public string CidrBlock { get; init; } = "10.0.0.0/16";

        public IReadOnlyList<SubnetGiven> Subnets { get; init; } = [];

        public IReadOnlyList<RouteTableGiven> RouteTables { get; init; } = [];

        public IReadOnlyList<GroupGiven> SecurityGroups { get; init; } = [];

        public IReadOnlyList<EndpointGiven> Endpoints { get; init; } = [];

        public IReadOnlyList<NatGiven> NatGateways { get; init; } = [];

        public IReadOnlyList<string> InternetGateways { get; init; } = [];
    }

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="QuestionException">What is wrong with it.</exception>
    public static Suppositions Read(JsonElement value)
    {
        try
        {
            return value.Deserialize<Suppositions>(Strict) ?? new Suppositions();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new QuestionException("suppose", e.Message);
        }
    }

    /// <summary>Puts what is supposed into a world.</summary>
    /// <exception cref="QuestionException">A document is no policy.</exception>
    public void Place(SupposedWorld world, CompiledDocuments documents, string account, string region)
    {
        for (var i = 0; i < Roles.Count; i++)
        {
            var role = RoleOf(Roles[i], $"suppose.roles[{i}]", documents);
            world.Roles[role.Role.Arn] = role;
        }

        for (var i = 0; i < Buckets.Count; i++)
        {
            var bucket = BucketOf(Buckets[i], $"suppose.buckets[{i}]", documents, account, region);
            world.Buckets[bucket.Facts.Name] = bucket;
        }

        for (var i = 0; i < Keys.Count; i++)
        {
            world.Keys.Add(KeyOf(Keys[i], $"suppose.keys[{i}]", documents));
        }

        for (var i = 0; i < Networks.Count; i++)
        {
            world.Networks.Add(NetworkOf(Networks[i], $"suppose.networks[{i}]", documents, account, region));
        }
    }

    private static SupposedRole RoleOf(RoleGiven given, string path, CompiledDocuments documents)
    {
        if (PrincipalArn.Parse(given.Arn) is not { Kind: PrincipalKind.Role, Session: null } arn)
        {
            throw new QuestionException(path + ".arn", "This must be the ARN of a role.");
        }

        List<TagEntry> tags = [.. given.Tags.Select(tag => new TagEntry(tag.Key, tag.Value))];
        var id = "AROASUPPOSED" + Math.Abs(given.Arn.GetHashCode(StringComparison.Ordinal)).ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
        var trust = Policy(given.TrustPolicy, path + ".trustPolicy", PolicyKind.Trust, documents);
        var full = given.Arn.Split(":role", 2)[1];
        var held = given.Policies.Select((policy, i) => Held(policy, $"{path}.policies[{i}]", $"policy {i + 1}", arn.Name, documents));
        return new SupposedRole(
            new AssumableRole(given.Arn, arn.Account, id)
            {
                Name = arn.Name,
                Path = full[..(full.LastIndexOf('/') + 1)],
                MaxSessionDuration = 3600,
                Tags = tags,
                Trust = PolicyLayer.Of(new AttachedPolicy(trust, new PolicySource("trust policy", $"role {arn.Name}"))),
            },
            new PrincipalPolicies
            {
                Kind = PrincipalKind.Role,
                Account = arn.Account,
                Id = id,
                Name = arn.Name,
                Arn = given.Arn,
                Tags = tags,
                Identity = [.. held],
                Boundary = given.PermissionsBoundary is { } boundary ? Held(boundary, path + ".permissionsBoundary", "permissions boundary", arn.Name, documents) : null,
            });
    }

    private static HeldPolicy Held(JsonElement policy, string path, string name, string role, CompiledDocuments documents)
    {
        Policy(policy, path, PolicyKind.Identity, documents);
        return HeldPolicy.Of(name, null, PrincipalKind.Role, role, documents.Of(TextOf(policy)));
    }

    private static SupposedBucket BucketOf(BucketGiven given, string path, CompiledDocuments documents, string account, string region)
    {
        var encryption = EncryptionOf(given.Encryption);
        var facts = new BucketFacts(given.Name, given.Account ?? account, given.Region ?? region)
        {
            Policy = given.Policy is { } policy ? Layer(policy, path + ".policy", "bucket policy", given.Name, documents) : null,
            Encryption = encryption,
        };
        return new SupposedBucket(
            facts,
            [
                .. given.Objects.OrderBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => new ObjectFacts(each.Key, each.Size, each.Encryption is null ? encryption : EncryptionOf(each.Encryption))
                    {
                        Tags = [.. each.Tags.Select(tag => new TagEntry(tag.Key, tag.Value))],
                    }),
            ]);
    }

    private static BucketEncryption EncryptionOf(EncryptionGiven? given) =>
        given is null ? BucketEncryption.S3Managed : new BucketEncryption(given.Algorithm, given.KmsKeyId, given.BucketKeyEnabled);

    private static KeyFacts KeyOf(KeyGiven given, string path, CompiledDocuments documents)
    {
        if (given.Arn.Split(':') is not ["arn", _, "kms", _, { Length: 12 } account, _])
        {
            throw new QuestionException(path + ".arn", "This must be the ARN of a key, arn:aws:kms:region:account:key/id.");
        }

        var grants = given.Grants.Select((grant, i) =>
            new KmsGrant($"grant {i + 1}", grant.GranteePrincipal, [.. grant.Operations]).ToPolicy().Document is { } document
                ? AttachedPolicy.From(document, $"grant {i + 1}")
                : throw new QuestionException($"{path}.grants[{i}]", "This must be a principal's ARN and operations such as Decrypt."));
        var policy = given.Policy ?? DefaultPolicy(account);
        return new KeyFacts(
            given.Arn,
            account,
            given.State,
            PolicyLayer.Of([new AttachedPolicy(Policy(policy, path + ".policy", PolicyKind.Resource, documents), new PolicySource("key policy", given.Arn)), .. grants]))
        {
            Aliases = given.Aliases,
        };
    }

    /// <summary>"Enable IAM User Permissions", which a key has whose maker says nothing.</summary>
    private static JsonElement DefaultPolicy(string account)
    {
        using var json = JsonDocument.Parse(
            $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account}}:root"},"Action":"kms:*","Resource":"*"}]}""");
        return json.RootElement.Clone();
    }

    private static NetworkFacts NetworkOf(NetworkGiven given, string path, CompiledDocuments documents, string account, string region) =>
        new(given.VpcId, given.Account ?? account, given.Region ?? region)
        {
            CidrBlock = given.CidrBlock,
            Subnets = [.. given.Subnets.Select(subnet => new SubnetFacts(subnet.Id, subnet.CidrBlock, subnet.AvailabilityZone))],
            RouteTables =
            [
                .. given.RouteTables.Select(table => new RouteTableFacts(
                    table.Id, table.IsMain, table.SubnetIds, [.. table.Routes.Select(route => new RouteFacts(route.Destination, route.Target))])),
            ],
            SecurityGroups = [.. given.SecurityGroups.Select(group => new SecurityGroupFacts(group.Id, RulesOf(group.Inbound), RulesOf(group.Outbound)))],
            Endpoints =
            [
                .. given.Endpoints.Select((endpoint, i) => new EndpointFacts(endpoint.Id, endpoint.Service, endpoint.Type == "gateway")
                {
                    Policy = Layer(endpoint.Policy ?? AllowAll, $"{path}.endpoints[{i}].policy", "endpoint policy", endpoint.Id, documents),
                    PrivateDnsEnabled = endpoint.PrivateDnsEnabled,
                    RouteTableIds = endpoint.RouteTableIds,
                    SubnetIds = endpoint.SubnetIds,
                    SecurityGroupIds = endpoint.SecurityGroupIds,
                }),
            ],
            NatGateways = [.. given.NatGateways.Select(nat => new NatGatewayFacts(nat.Id, nat.SubnetId, "available"))],
            InternetGateways = given.InternetGateways,
        };

    private static JsonElement AllowAll { get; } =
        JsonDocument.Parse("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""").RootElement;

    private static List<SecurityRuleFacts> RulesOf(IReadOnlyList<RuleGiven> rules) =>
        [.. rules.Select(rule => new SecurityRuleFacts(rule.Protocol, rule.FromPort, rule.ToPort, rule.CidrBlocks, rule.GroupIds) { PrefixLists = rule.PrefixLists })];

    private static PolicyLayer Layer(JsonElement policy, string path, string what, string of, CompiledDocuments documents) =>
        PolicyLayer.Of(new AttachedPolicy(Policy(policy, path, PolicyKind.Resource, documents), new PolicySource(what, of)));

    private static CompiledPolicy Policy(JsonElement policy, string path, PolicyKind kind, CompiledDocuments documents)
    {
        var compiled = documents.Of(TextOf(policy), kind);
        return compiled.Policy ?? throw new QuestionException(path, "This is no valid policy document. POST /api/v1/policies/validate says why.");
    }

    /// <summary>A document is an object, or its text.</summary>
    private static string TextOf(JsonElement policy) => policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();
}
