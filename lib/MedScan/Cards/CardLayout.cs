namespace MedScan.Cards;

/// <summary>In what form a data set lies on the disk.</summary>
public enum CardLayout
{
    /// <summary>Image files below <c>class/</c> or <c>split/class/</c>.</summary>
    Folder,

    /// <summary>One MedMNIST file of arrays.</summary>
    Npz,
}
