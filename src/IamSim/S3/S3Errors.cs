using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3;

/// <summary>What S3 says. Codes and statuses that no model has are those of its list of errors.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3: Error responses</see></remarks>
internal static class S3Errors
{
    /// <summary>What S3 says to whoever is to learn nothing.</summary>
    public const string Denied = "Access Denied";

    public static Fault AccessDenied() => CommonFaults.AccessDenied(Denied);

    public static Fault NoSuchBucket(string name) =>
        S3Faults.NoSuchBucket("The specified bucket does not exist") with { Details = FaultDetail.Of(("BucketName", name)) };

    public static Fault NoSuchKey(string key) => S3Faults.NoSuchKey("The specified key does not exist.") with { Details = FaultDetail.Of(("Key", key)) };

    public static Fault NoSuchUpload(string uploadId) => S3Faults.NoSuchUpload(
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.")
        with
    { Details = FaultDetail.Of(("UploadId", uploadId)) };

    public static Fault NoSuchVersion(string key, string versionId) => Of(
        "NoSuchVersion", 404, "The specified version does not exist.", ("Key", key), ("VersionId", versionId));

    public static Fault InvalidBucketName(string name) => Of("InvalidBucketName", 400, "The specified bucket is not valid.", ("BucketName", name));

    public static Fault BucketNotEmpty(string name) => Of("BucketNotEmpty", 409, "The bucket you tried to delete is not empty", ("BucketName", name));

    public static Fault BucketAlreadyExists(string name) => S3Faults.BucketAlreadyExists(
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")
        with
    { Details = FaultDetail.Of(("BucketName", name)) };

    public static Fault BucketAlreadyOwnedByYou(string name) => S3Faults.BucketAlreadyOwnedByYou(
        "Your previous request to create the named bucket succeeded and you already own it.")
        with
    { Details = FaultDetail.Of(("BucketName", name)) };

    public static Fault TooManyBuckets() => Of("TooManyBuckets", 400, "You have attempted to create more buckets than allowed");

    public static Fault InvalidLocationConstraint(string constraint) => Of(
        "InvalidLocationConstraint", 400, "The specified location-constraint is not valid", ("LocationConstraint", constraint));

    public static Fault IllegalLocationConstraint(string constraint) => Of(
        "IllegalLocationConstraintException", 400, $"The {constraint} location constraint is incompatible for the region specific endpoint this request was sent to.");

    public static Fault InvalidArgument(string message, string? name = null, string? value = null) => Of(
        "InvalidArgument", 400, message, ("ArgumentName", name), ("ArgumentValue", value));

    public static Fault InvalidRequest(string message) => S3Faults.InvalidRequest(message);

    public static Fault MalformedXml() => Of(
        "MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    public static Fault MalformedPolicy(string message) => Of("MalformedPolicy", 400, message);

    public static Fault PolicyTooLarge() => Of("PolicyTooLarge", 400, "Policy exceeds the maximum allowed document size.");

    public static Fault NoSuchBucketPolicy(string name) => Of("NoSuchBucketPolicy", 404, "The bucket policy does not exist", ("BucketName", name));

    public static Fault NoSuchPublicAccessBlock(string name) => Of(
        "NoSuchPublicAccessBlockConfiguration", 404, "The public access block configuration was not found", ("BucketName", name));

    public static Fault NoSuchTagSet(string name) => Of("NoSuchTagSet", 404, "The TagSet does not exist", ("BucketName", name));

    public static Fault InvalidTag(string message) => Of("InvalidTag", 400, message);

    public static Fault BadTags(string message) => Of("BadRequest", 400, message);

    public static Fault AclNotSupported() => Of("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");

    public static Fault AclWithEnforcedOwnership() => Of(
        "InvalidBucketAclWithObjectOwnership", 400, "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");

    /// <summary>S3's own words for what it has and IamSim has not: it is named, and nothing is done.</summary>
    public static Fault NotImplemented(string what) => new(
        "NotImplemented", 501, $"A header you provided implies functionality that is not implemented: {what}.", "NotImplemented", IsSenderFault: false);

    public static Fault PreconditionFailed(string condition) => Of(
        "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold", ("Condition", condition));

    /// <summary>No error for who asks, but for all that goes by faults.</summary>
    public static Fault NotModified() => Of("NotModified", 304, "Not Modified");

    public static Fault InvalidRange(string range, long size) => Of(
        "InvalidRange",
        416,
        "The requested range is not satisfiable",
        ("RangeRequested", range),
        ("ActualObjectSize", size));

    public static Fault InvalidPartNumber(int number, int parts) => Of(
        "InvalidPartNumber", 416, "The requested partnumber is not satisfiable", ("PartNumberRequested", number), ("ActualPartCount", parts));

    public static Fault EntityTooLarge(long most) => Of(
        "EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size", ("MaxSizeAllowed", most));

    public static Fault EntityTooSmall(string etag, long size, int part) => Of(
        "EntityTooSmall",
        400,
        "Your proposed upload is smaller than the minimum allowed size",
        ("ProposedSize", size),
        ("MinSizeAllowed", 5L << 20),
        ("PartNumber", part),
        ("ETag", etag));

    public static Fault InvalidPart() => Of(
        "InvalidPart",
        400,
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");

    public static Fault InvalidPartOrder() => Of(
        "InvalidPartOrder", 400, "The list of parts was not in ascending order. Parts must be ordered by part number.");

    public static Fault BadDigest(string algorithm) => Of(
        "BadDigest", 400, $"The {algorithm} you specified did not match the calculated checksum.");

    public static Fault KeyTooLong(int size) => Of(
        "KeyTooLongError", 400, "Your key is too long", ("Size", size), ("MaxSizeAllowed", 1024));

    public static Fault MetadataTooLarge(int size) => Of(
        "MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size", ("Size", size), ("MaxSizeAllowed", 2048));

    public static Fault InvalidEncryption() => Of(
        "InvalidEncryptionAlgorithmError", 400, "The Encryption request you specified is not valid. Supported value: AES256.");

    public static Fault InvalidStorageClass() => Of("InvalidStorageClass", 400, "The storage class you specified is not valid");

    /// <summary>The row of an object is there and its file is not: a snapshot was restored where the folder of its content is not.</summary>
    public static Fault ContentGone() => new(
        "ServiceUnavailable",
        503,
        "The content of this object is not in this server's folder (IamSim:S3:Folder): a snapshot does not hold what stands in files.",
        "ServiceUnavailable",
        IsSenderFault: false);

    // https://github.com/localstack/localstack/issues/8422 quotes what AWS answers for a key in each state.
    public static Fault KeyDisabled(string arn) => Of("KMS.DisabledException", 400, $"{arn} is disabled.");

    public static Fault KeyPendingDeletion(string arn) => Of("KMS.KMSInvalidStateException", 400, $"{arn} is pending deletion.");

    // https://github.com/aws/aws-cli/issues/4507
    public static Fault KeyNotFound(string keyId) => Of(
        "KMS.NotFoundException", 400, keyId.StartsWith("arn:", StringComparison.Ordinal) ? $"Key '{keyId}' does not exist" : $"Invalid keyId {keyId}");

    /// <summary>A key of another region than the bucket's.</summary>
    public static Fault KeyElsewhere(string region) => Of("KMS.NotFoundException", 400, $"Invalid arn {region}");

    public static Fault OperationAborted() => Of(
        "OperationAborted", 409, "A conflicting conditional operation is currently in progress against this resource. Please try again.");

    private static Fault Of(string code, int status, string message, params ReadOnlySpan<(string Name, object? Value)> details) =>
        new(code, status, message, code) { Details = FaultDetail.Of(details) };
}
