namespace IamSim.Conformance.Tests.Support;

/// <summary>Policy documents that several tests send.</summary>
internal static class Documents
{
    public const string Ec2Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public const string SageMakerTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public const string ReadBucket =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::training-data/*"}]}""";

    public const string WriteBucket =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Write","Effect":"Allow","Action":["s3:PutObject"],"Resource":"arn:aws:s3:::models/*"}]}""";
}
