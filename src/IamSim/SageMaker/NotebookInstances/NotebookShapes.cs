using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Notebook instances as answers show them.</summary>
internal static class NotebookShapes
{
    /// <summary>"The default value is 5 GB."</summary>
    private const int DefaultVolume = 5;

    public static CreateNotebookInstanceInput RequestOf(SageMakerResource notebook) =>
        (CreateNotebookInstanceInput)StoredRequests.Read(CreateNotebookInstanceInput.Operation, notebook.Request);

    public static IReadOnlyList<NeededInstances> InstancesOf(CreateNotebookInstanceInput request) => [new NeededInstances(request.InstanceType, NeededInstances.Notebook, 1)];

    /// <summary>Where Jupyter is: <c>mine.notebook.us-east-1.sagemaker.aws</c>.</summary>
    public static string UrlOf(SageMakerResource notebook) => $"{notebook.Name.ToLowerInvariant()}.notebook.{notebook.Region}.sagemaker.aws";

    public static DescribeNotebookInstanceOutput Described(SageMakerResource notebook)
    {
        var request = RequestOf(notebook);
        return new DescribeNotebookInstanceOutput
        {
            NotebookInstanceArn = notebook.Arn,
            NotebookInstanceName = notebook.Name,
            NotebookInstanceStatus = notebook.Status,
            FailureReason = notebook.FailureReason,
            Url = UrlOf(notebook),
            InstanceType = request.InstanceType,
            IpAddressType = request.IpAddressType,
            SubnetId = request.SubnetId,
            SecurityGroups = request.SecurityGroupIds,
            RoleArn = request.RoleArn,
            KmsKeyId = request.KmsKeyId,
            NetworkInterfaceId = SageMakerDetails.Read(notebook.Details).NetworkInterfaceId,
            LastModifiedTime = notebook.ModifiedAt,
            CreationTime = notebook.CreatedAt,
            NotebookInstanceLifecycleConfigName = request.LifecycleConfigName,
            DirectInternetAccess = request.DirectInternetAccess ?? DirectInternetAccess.Enabled,
            VolumeSizeInGB = request.VolumeSizeInGB ?? DefaultVolume,
            AcceleratorTypes = request.AcceleratorTypes,
            DefaultCodeRepository = request.DefaultCodeRepository,
            AdditionalCodeRepositories = request.AdditionalCodeRepositories,
            RootAccess = request.RootAccess ?? RootAccess.Enabled,
            PlatformIdentifier = request.PlatformIdentifier,
            InstanceMetadataServiceConfiguration = request.InstanceMetadataServiceConfiguration,
        };
    }

    public static NotebookInstanceSummary Summary(SageMakerResource notebook)
    {
        var request = RequestOf(notebook);
        return new NotebookInstanceSummary
        {
            NotebookInstanceName = notebook.Name,
            NotebookInstanceArn = notebook.Arn,
            NotebookInstanceStatus = notebook.Status,
            Url = UrlOf(notebook),
            InstanceType = request.InstanceType,
            CreationTime = notebook.CreatedAt,
            LastModifiedTime = notebook.ModifiedAt,
            NotebookInstanceLifecycleConfigName = request.LifecycleConfigName,
            DefaultCodeRepository = request.DefaultCodeRepository,
            AdditionalCodeRepositories = request.AdditionalCodeRepositories,
        };
    }
}
