namespace MedScan.Datasets;

/// <summary>One labelled image of a data set.</summary>
/// <param name="Path">Where the pixels are: a file path relative to the data set's root, with forward slashes,
/// for one of several frames with <c>#3</c>, for a slice with <c>#z12</c> at its end; or for arrays the array and row, such as
/// <c>train_images/17</c>.</param>
/// <param name="Label">Class index into <see cref="ImageDataset.Classes"/>.</param>
/// <param name="Split">Train, validation, test or not assigned.</param>
/// <param name="Group">Samples of one group (patient, identical content) must stay in one split; null when the sample is alone.</param>
/// <param name="ContentHash">Lower-case hexadecimal SHA-256 of the file's bytes, of that and the frame where a file has
/// several, or of the pixels for arrays.</param>
public sealed record ImageSample(string Path, int Label, DataSplit Split, string? Group, string ContentHash);
