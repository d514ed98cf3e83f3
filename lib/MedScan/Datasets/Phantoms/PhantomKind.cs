namespace MedScan.Datasets.Phantoms;

/// <summary>What a phantom slice shows.</summary>
internal enum PhantomKind
{
    NoTumor,
    Glioma,
    Meningioma,
    Pituitary,
}
