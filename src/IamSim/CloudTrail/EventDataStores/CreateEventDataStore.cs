using IamSim.Calls;
using IamSim.CloudTrail.Resources;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Creates an event data store, which takes in the account's events from here on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html">CloudTrail: CreateEventDataStore</see></remarks>
internal sealed class CreateEventDataStore(IamDb db, Ids ids, LakeStores stores, LakeOptions options, CloudTrailOptions quotas)
    : IOperation<CreateEventDataStoreRequest, CreateEventDataStoreResponse>
{
    public async ValueTask<Outcome<CreateEventDataStoreResponse>> RunAsync(Call call, CreateEventDataStoreRequest request, CancellationToken ct)
    {
        var billing = request.BillingMode ?? BillingMode.EXTENDABLE_RETENTION_PRICING;
        var retention = request.RetentionPeriod ?? LakeRules.DefaultRetention(billing);
        if (LakeRules.CheckRetention(retention, billing) is { } wrong)
        {
            return wrong;
        }

        var selectors = LakeSelectors.Check(request.AdvancedEventSelectors, quotas);
        if (selectors.IsFault)
        {
            return selectors.Fault;
        }

        var tags = CloudTrailTags.Add([], request.TagsList, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        if (request.OrganizationEnabled is true && await LakeRules.CheckOrganizationAsync(db, call, ct) is { } outside)
        {
            return outside;
        }

        string? key = null;
        if (request.KmsKeyId is { } given)
        {
            var named = LakeRules.KmsKey(call, given);
            if (named.IsFault)
            {
                return named.Fault;
            }

            key = named.Value;
        }

        var present = await stores.AllAsync(call, ct);
        if (present.Exists(s => s.Name == request.Name))
        {
            return LakeErrors.NameTaken();
        }

        if (present.Count >= options.EventDataStores)
        {
            return LakeErrors.TooMany();
        }

        await stores.ForgetGoneAsync(call, ct);
        var store = new LakeStore
        {
            AccountId = call.Account,
            Id = ids.EventDataStore(),
            Region = call.Region,
            Name = request.Name,
            Status = request.StartIngestion is false ? EventDataStoreStatus.STOPPED_INGESTION : EventDataStoreStatus.ENABLED,
            EventSelectors = selectors.Value,
            IsMultiRegion = request.MultiRegionEnabled ?? true,
            IsOrganization = request.OrganizationEnabled ?? false,
            RetentionPeriod = retention,
            BillingMode = billing,
            IsTerminationProtected = request.TerminationProtectionEnabled ?? true,
            KmsKeyId = key,
            CreatedAt = call.Time,
            UpdatedAt = call.Time,
            Tags = tags.Value,
        };
        db.LakeStores.Add(store);
        if (store.Status == EventDataStoreStatus.ENABLED)
        {
            await db.OpenSpanAsync(store, ct);
        }

        return LakeShapes.Created(call, store);
    }
}
