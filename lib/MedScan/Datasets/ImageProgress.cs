namespace MedScan.Datasets;

/// <summary>How far work that goes over the images of a data set is.</summary>
/// <param name="Done">Images handled so far, faulty ones included.</param>
/// <param name="Total">Images in the data set.</param>
/// <param name="Faulty">Images that could not be decoded so far.</param>
public sealed record ImageProgress(int Done, int Total, int Faulty);
